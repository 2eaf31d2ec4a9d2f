// Keys for the list of requests, which can be switched off (WCAG 2.1.4) and are never taken from a field. Without this script every key
// does what it does on any page.
const area = document.querySelector('[data-live][data-refresh]');
const help = document.getElementById('keys-help');
const toggle = document.getElementById('keys-switch');
const KEPT = 'passerelle-keys';

let on = localStorage.getItem(KEPT) !== 'off';
const show = () => toggle.setAttribute('aria-pressed', String(on));
toggle.addEventListener('click', () => {
  on = !on;
  localStorage.setItem(KEPT, on ? 'on' : 'off');
  show();
});
document.getElementById('keys-ask').addEventListener('click', () => help.showModal());
document.getElementById('keys-close').addEventListener('click', () => help.close());
document.getElementById('keys').hidden = false;
show();

const rows = () => [...area.querySelectorAll('[data-row]')];
const here = () => document.activeElement.closest('[data-row]');
const move = (by) => {
  const all = rows();
  const at = all.indexOf(here());
  const to = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  to?.querySelector('[data-main]').focus();
};
const actions = {
  j: () => move(1),
  k: () => move(-1),
  t: () => here()?.querySelector('[data-take]')?.click(),
  r: () => {
    const answer = here()?.dataset.answer;
    if (answer) location.assign(answer);
  },
  '?': () => help.showModal(),
};
// arrows scroll the page unless a request has the focus
const arrows = { ArrowDown: () => move(1), ArrowUp: () => move(-1) };

document.addEventListener('keydown', (event) => {
  const field = event.target.closest('input, textarea, select, [contenteditable]');
  if (!on || field || help.open || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const action = actions[event.key] ?? (here() ? arrows[event.key] : undefined);
  if (action) {
    event.preventDefault();
    action();
  }
});
