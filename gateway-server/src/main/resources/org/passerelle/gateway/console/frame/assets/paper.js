// Draws a PDF's pages on a canvas with PDF.js, which runs none of its scripts and hands none of its fonts to the browser; nothing of it becomes a link or a form.
const FARTHEST = 0.25, CLOSEST = 6;

async function show(section) {
  const find = (selector) => section.querySelector(selector);
  const [canvas, sheet, now, text] = [find('canvas'), find('.sheet'), find('[data-now]'), find('[data-text]')];
  section.hidden = false;
  now.textContent = section.dataset.wait;
  const library = await import(section.dataset.library);
  library.GlobalWorkerOptions.workerSrc = section.dataset.worker;
  const answer = await fetch(section.dataset.pdf);
  if (!answer.ok) throw new Error(answer.status);
  const folder = section.dataset.worker.replace(/[^/]*$/, '');
  const file = await library.getDocument({
    data: new Uint8Array(await answer.arrayBuffer()), isEvalSupported: false, enableXfa: false, disableFontFace: true, useSystemFonts: false,
    useWasm: false, wasmUrl: folder, standardFontDataUrl: folder, isImageDecoderSupported: false, stopAtErrors: false, maxImageSize: 1e8,
  }).promise;
  let number = 1, zoom = 0, turned = 0, drawing = null;

  const draw = async () => {
    const page = await file.getPage(number);
    const turn = (page.rotate + turned) % 360;
    const fit = Math.max(200, sheet.clientWidth - 2) / page.getViewport({ scale: 1, rotation: turn }).width;
    const scale = zoom || fit, ratio = Math.min(2, window.devicePixelRatio || 1);
    const view = page.getViewport({ scale: scale * ratio, rotation: turn });
    if (drawing) drawing.cancel();
    canvas.width = Math.floor(view.width);
    canvas.height = Math.floor(view.height);
    canvas.style.width = `${view.width / ratio}px`;
    canvas.style.height = `${view.height / ratio}px`;
    const task = page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport: view, annotationMode: library.AnnotationMode.DISABLE });
    drawing = task;
    try { await task.promise; } catch (failed) { if (failed.name === 'RenderingCancelledException') return; throw failed; }
    now.textContent = section.dataset.of.replace('{0}', number).replace('{1}', file.numPages);
    const said = await page.getTextContent();
    text.textContent = said.items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('');
    section.dataset.drawn = number;
  };
  const fail = () => { now.textContent = section.dataset.failed; };
  const redraw = () => draw().catch(fail);
  const go = (other) => { if (other >= 1 && other <= file.numPages) { number = other; sheet.scrollTop = 0; redraw(); } };
  const size = (factor) => {
    const shown = parseFloat(canvas.style.width) || sheet.clientWidth;
    file.getPage(number).then((page) => {
      const whole = page.getViewport({ scale: 1, rotation: (page.rotate + turned) % 360 }).width;
      zoom = Math.min(CLOSEST, Math.max(FARTHEST, shown / whole * factor));
      redraw();
    });
  };
  const acts = { before: () => go(number - 1), after: () => go(number + 1), closer: () => size(1.25), farther: () => size(0.8),
    fit: () => { zoom = 0; redraw(); }, turn: () => { turned = (turned + 90) % 360; redraw(); } };
  const keys = { PageUp: acts.before, PageDown: acts.after, '+': acts.closer, '=': acts.closer, '-': acts.farther, 0: acts.fit, r: acts.turn };
  section.addEventListener('click', ({ target }) => { const act = target.closest('[data-do]'); if (act) acts[act.dataset.do](); });
  sheet.addEventListener('keydown', (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); keys[event.key](); }
  });
  window.addEventListener('resize', () => { if (!zoom) redraw(); });
  await draw();
}

for (const section of document.querySelectorAll('[data-pdf]')) {
  show(section).catch(() => { section.querySelector('[data-now]').textContent = section.dataset.failed; });
}
