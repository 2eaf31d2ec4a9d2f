// Moves, magnifies and turns a picture inside its frame, by pointer, wheel, keyboard or button. It changes how a picture is shown, never the picture.
const CLOSEST = 16;

function view(figure) {
  const stage = figure.querySelector('.stage');
  const image = figure.querySelector('img');
  const now = { x: 0, y: 0, scale: 1, turn: 0 };

  const show = () => {
    image.style.transform = `translate(${now.x}px, ${now.y}px) rotate(${now.turn}deg) scale(${now.scale})`;
  };
  const zoom = (factor) => {
    now.scale = Math.min(CLOSEST, Math.max(1, now.scale * factor));
    if (now.scale === 1) { now.x = 0; now.y = 0; }
    show();
  };
  const move = (x, y) => { now.x += x; now.y += y; show(); };
  const acts = {
    closer: () => zoom(1.5),
    farther: () => zoom(1 / 1.5),
    turn: () => { now.turn = (now.turn + 90) % 360; show(); },
    reset: () => { Object.assign(now, { x: 0, y: 0, scale: 1, turn: 0 }); show(); },
    full: () => { if (document.fullscreenElement) document.exitFullscreen(); else figure.requestFullscreen(); },
  };
  const keys = {
    '+': acts.closer, '=': acts.closer, '-': acts.farther, r: acts.turn, 0: acts.reset, f: acts.full,
    ArrowLeft: () => move(40, 0), ArrowRight: () => move(-40, 0), ArrowUp: () => move(0, 40), ArrowDown: () => move(0, -40),
  };

  figure.querySelector('.tools').hidden = false;
  figure.addEventListener('click', (event) => {
    const act = event.target.closest('[data-do]');
    if (act) acts[act.dataset.do]();
  });
  stage.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (act && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); act(); }
  });
  stage.addEventListener('wheel', (event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2); }, { passive: false });

  const fingers = new Map();
  let apart = 0;
  const distance = () => {
    const [one, other] = [...fingers.values()];
    return Math.hypot(one.x - other.x, one.y - other.y);
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
      zoom(next / apart);
      apart = next;
    } else {
      move(event.clientX - before.x, event.clientY - before.y);
    }
  });
  for (const end of ['pointerup', 'pointercancel']) stage.addEventListener(end, (event) => fingers.delete(event.pointerId));
  image.draggable = false;
}

for (const figure of document.querySelectorAll('[data-viewer]')) view(figure);
