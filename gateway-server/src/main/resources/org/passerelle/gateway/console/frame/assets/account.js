// Whether the list of requests takes keys, as this browser remembers it.
const KEPT = 'passerelle-keys';
const toggle = document.getElementById('keys-switch');
const isOn = () => localStorage.getItem(KEPT) !== 'off';
const show = () => toggle.setAttribute('aria-pressed', String(isOn()));
toggle.addEventListener('click', () => {
  localStorage.setItem(KEPT, isOn() ? 'off' : 'on');
  show();
});
document.getElementById('keys').hidden = false;
show();
