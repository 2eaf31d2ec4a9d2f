// Moves, magnifies and turns a picture inside its frame, by pointer, wheel, keyboard or button. It changes how a picture is shown, never the picture.
// Magnified, a picture is drawn from all its pixels; "actual size" is one of them for each of the screen's.
const CLOSEST = 16;

function view(figure) {
  const stage = figure.querySelector('.stage');
  const image = figure.querySelector('img');
  const now = { x: 0, y: 0, scale: 1, turn: 0 };

  // Laid on its side, a picture may have to be smaller to be seen whole.
  const fit = () => (now.turn % 180 === 0 ? 1
    : Math.min(1, stage.clientWidth / Math.max(1, image.clientHeight), stage.clientHeight / Math.max(1, image.clientWidth)));
  const show = () => {
    image.style.transform = `translate(${now.x}px, ${now.y}px) rotate(${now.turn}deg) scale(${now.scale * fit()})`;
  };
  const actual = () => image.naturalWidth / Math.max(1, image.clientWidth) / fit() / (window.devicePixelRatio || 1);
  // What stands at (x, y) from the middle stays there.
  const zoom = (factor, x = 0, y = 0) => {
    const scale = Math.min(Math.max(CLOSEST, 4 * actual()), Math.max(1, now.scale * factor));
    now.x = x - (x - now.x) * scale / now.scale;
    now.y = y - (y - now.y) * scale / now.scale;
    now.scale = scale;
    if (scale === 1) { now.x = 0; now.y = 0; }
    show();
  };
  const move = (x, y) => { now.x += x; now.y += y; show(); };
  const acts = {
    closer: () => zoom(1.5),
    farther: () => zoom(1 / 1.5),
    actual: () => zoom(actual() / now.scale),
    turn: () => { now.turn = (now.turn + 90) % 360; show(); },
    reset: () => { Object.assign(now, { x: 0, y: 0, scale: 1, turn: 0 }); show(); },
  };
  image.draggable = false;
  return { figure, stage, zoom, move, acts };
}

const views = [...document.querySelectorAll('[data-viewer]')].map(view);
const link = document.querySelector('[data-link]');
if (link) link.hidden = false;
// Several pictures move as one while they are linked.
const together = (one) => (link && link.querySelector('input').checked ? views : [one]);

for (const one of views) {
  const { figure, stage } = one;
  const act = (name) => together(one).forEach((each) => each.acts[name]());
  const move = (x, y) => together(one).forEach((each) => each.move(x, y));
  const zoom = (factor, x, y) => together(one).forEach((each) => each.zoom(factor, x, y));
  const full = () => { if (document.fullscreenElement) document.exitFullscreen(); else figure.requestFullscreen(); };
  const middle = (event) => {
    const box = stage.getBoundingClientRect();
    return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
  };
  const keys = {
    '+': () => act('closer'), '=': () => act('closer'), '-': () => act('farther'), 1: () => act('actual'), r: () => act('turn'), 0: () => act('reset'), f: full,
    ArrowLeft: () => move(40, 0), ArrowRight: () => move(-40, 0), ArrowUp: () => move(0, 40), ArrowDown: () => move(0, -40),
  };

  figure.querySelector('.tools').hidden = false;
  figure.addEventListener('click', (event) => {
    const asked = event.target.closest('[data-do]');
    if (asked) { if (asked.dataset.do === 'full') full(); else act(asked.dataset.do); }
  });
  stage.addEventListener('keydown', (event) => {
    const asked = keys[event.key];
    if (asked && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); asked(); }
  });
  stage.addEventListener('wheel', (event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...middle(event)); }, { passive: false });

  const fingers = new Map();
  let apart = 0;
  const distance = () => {
    const [first, second] = [...fingers.values()];
    return Math.max(1, Math.hypot(first.x - second.x, first.y - second.y));
  };
  stage.addEventListener('pointerdown', (event) => {
    stage.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2) apart = distance();
  });
  stage.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2) {
      const next = distance();
      zoom(next / apart, ...middle(event));
      apart = next;
    } else {
      move(event.clientX - before.x, event.clientY - before.y);
    }
  });
  for (const end of ['pointerup', 'pointercancel']) stage.addEventListener(end, (event) => fingers.delete(event.pointerId));
}
