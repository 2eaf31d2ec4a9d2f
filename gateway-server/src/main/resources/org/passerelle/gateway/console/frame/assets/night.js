// Draws a recording's traces from columns that the server made: for each channel and column the least and the largest sample, so that no spike is lost.
const LANE = 72, TOP = 20, FOOT = 20, GAP = 32767;

const clock = (second) => {
  const part = (n) => String(Math.floor(n)).padStart(2, '0');
  const day = ((second % 86400) + 86400) % 86400;
  return `${part(day / 3600)}:${part((day / 60) % 60)}:${part(day % 60)}`;
};
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);

function sized(canvas, height) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const width = Math.max(200, canvas.parentElement.clientWidth);
  canvas.width = Math.min(4096, Math.round(width * ratio));
  canvas.height = Math.round(height * ratio);
  canvas.style.width = '100%';
  canvas.style.height = `${height}px`;
  const pen = canvas.getContext('2d');
  pen.scale(canvas.width / width, ratio);
  pen.font = '12px system-ui, sans-serif';
  return { pen, width, columns: canvas.width };
}

// One channel as a line through its columns; where none follows for long, the line is broken.
function line(pen, values, at, columns, width, y) {
  let last = -1, typical = 1;
  pen.beginPath();
  for (let i = 0; i < columns; i++) {
    const low = values[at + 2 * i], high = values[at + 2 * i + 1];
    if (low > high || (low === GAP && high === -GAP - 1)) continue;
    const x = (i + 0.5) * width / columns;
    if (last >= 0 && typical === 1) typical = i - last;
    if (last < 0 || i - last > 3 * typical + 2) pen.moveTo(x, y(low)); else pen.lineTo(x, y(low));
    if (high !== low) pen.lineTo(x, y(high));
    last = i;
  }
  pen.stroke();
}

function show(section) {
  const end = Number(section.dataset.seconds), start = Number(section.dataset.start), oxygen = Number(section.dataset.oxygen);
  const find = (selector) => section.querySelector(selector);
  const [span, which, at, now] = [find('#night-span'), find('#night-channel'), find('#night-at'), find('[data-now]')];
  const [traces, trend, roll] = [find('[data-traces]'), find('[data-trend]'), find('.paper-roll')];
  const channels = [...document.querySelectorAll('[data-channel]')].map(({ dataset: d }) => ({
    name: d.channel, unit: d.unit, low: Number(d.low), high: Number(d.high), zero: Number(d.zero), step: Number(d.step), gain: 1 }));
  const marks = [...document.querySelectorAll('[data-at]')].map((row) => ({
    at: Number(row.dataset.at), lasts: Number(row.dataset.lasts), text: row.lastElementChild.textContent }));
  let from = 0, given = null, asked = null;

  const length = () => Math.min(end, Number(span.value) || end);
  const columnsOf = async (begin, until, columns, signal) => {
    const answer = await fetch(`${section.dataset.night}?from=${begin.toFixed(3)}&until=${until.toFixed(3)}&columns=${columns}`, { signal });
    if (!answer.ok) throw new Error(answer.status);
    return new Int16Array(await answer.arrayBuffer());
  };

  const draw = () => {
    if (!given) return;
    const { pen, width } = sized(traces, TOP + LANE * channels.length + FOOT);
    const x = (second) => (second - given.from) / (given.until - given.from) * width;
    for (const mark of marks) {
      if (mark.at > given.until || mark.at + mark.lasts < given.from) continue;
      pen.fillStyle = colour('--soon-paper');
      pen.fillRect(x(mark.at), 0, Math.max(1, x(mark.at + mark.lasts) - x(mark.at)), TOP + LANE * channels.length);
      pen.fillStyle = colour('--soon');
      if (given.until - given.from <= 3600) pen.fillText(mark.text, Math.max(0, x(mark.at)) + 2, 13, 160);
    }
    channels.forEach((channel, i) => {
      const top = TOP + LANE * i, middle = (channel.low + channel.high) / 2;
      const scale = (LANE - 8) / Math.max(1, channel.high - channel.low) * channel.gain * Math.sign(channel.step || 1);
      pen.save();
      pen.beginPath(); pen.rect(0, top, width, LANE); pen.clip();
      pen.strokeStyle = colour('--line'); pen.lineWidth = 1; pen.strokeRect(-1, top + 0.5, width + 2, LANE);
      pen.strokeStyle = colour('--ink');
      line(pen, given.values, i * given.columns * 2, given.columns, width, (value) => top + LANE / 2 - (value - middle) * scale);
      const words = `${channel.name}${channel.unit ? ` (${channel.unit})` : ''}${channel.gain === 1 ? '' : ` ×${channel.gain}`}`;
      pen.fillStyle = colour('--paper'); pen.fillRect(2, top + 3, pen.measureText(words).width + 6, 16);
      pen.fillStyle = colour('--strong'); pen.fillText(words, 5, top + 15);
      pen.restore();
    });
    pen.fillStyle = colour('--faint');
    for (let i = 0; i < Math.floor(width / 110); i++) {
      const second = given.from + (given.until - given.from) * i / Math.floor(width / 110);
      pen.fillText(clock(start + second), x(second) + 2, TOP + LANE * channels.length + 14);
    }
  };

  const load = async () => {
    from = Math.max(0, Math.min(from, end - length()));
    at.value = from; at.max = Math.max(0, end - length());
    const until = Math.min(end, from + length());
    if (asked) asked.abort();
    asked = new AbortController();
    const { columns } = sized(traces, TOP + LANE * channels.length + FOOT);
    draw();
    try {
      given = { from, until, columns, values: await columnsOf(from, until, columns, asked.signal) };
      now.textContent = `${clock(start + from)} – ${clock(start + until)}`;
      draw(); place();
    } catch (failed) { if (failed.name !== 'AbortError') now.textContent = section.dataset.failed; }
  };

  let night = null;
  const place = () => {
    if (!trend || !night) return;
    const { pen, width } = sized(trend, 120), channel = channels[oxygen];
    const y = (percent) => 110 - (Math.max(60, percent) - 60) / 40 * 100;
    pen.fillStyle = colour('--ours'); pen.fillRect(from / end * width, 0, Math.max(2, length() / end * width), 120);
    for (const percent of [70, 80, 90, 100]) {
      pen.strokeStyle = colour(percent === 90 ? '--late' : '--line'); pen.beginPath(); pen.moveTo(0, y(percent)); pen.lineTo(width, y(percent)); pen.stroke();
      pen.fillStyle = colour('--faint'); pen.fillText(`${percent} %`, 2, y(percent) - 2);
    }
    pen.strokeStyle = colour('--strong');
    line(pen, night.values, oxygen * night.columns * 2, night.columns, width, (value) => y(channel.zero + channel.step * value));
  };

  const go = (second) => { from = second; load(); };
  const louder = (factor) => { channels.forEach((channel, i) => { if (which.value === '-1' || Number(which.value) === i) channel.gain *= factor; }); draw(); };
  const zoom = (steps) => { span.selectedIndex = Math.max(0, Math.min(span.length - 1, span.selectedIndex + steps)); load(); };
  const acts = { larger: () => louder(2), smaller: () => louder(0.5), back: () => go(from - length()), on: () => go(from + length()) };
  const keys = { ArrowLeft: () => go(from - length() / 4), ArrowRight: () => go(from + length() / 4), PageUp: acts.back, PageDown: acts.on,
    Home: () => go(0), End: () => go(end), ArrowUp: acts.larger, ArrowDown: acts.smaller, '+': () => zoom(1), '-': () => zoom(-1) };

  section.hidden = false;
  section.addEventListener('click', ({ target }) => { const act = target.closest('[data-do]'); if (act) acts[act.dataset.do](); });
  roll.addEventListener('keydown', (event) => {
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); keys[event.key](); }
  });
  let held = null;
  roll.addEventListener('pointerdown', (event) => { held = { x: event.clientX, from }; roll.setPointerCapture(event.pointerId); });
  roll.addEventListener('pointermove', (event) => { if (held) go(held.from - (event.clientX - held.x) / roll.clientWidth * length()); });
  for (const done of ['pointerup', 'pointercancel']) roll.addEventListener(done, () => { held = null; });
  if (trend) trend.addEventListener('click', (event) => go(event.offsetX / trend.clientWidth * end - length() / 2));
  span.addEventListener('change', load);
  at.addEventListener('input', () => go(Number(at.value)));
  window.addEventListener('resize', load);
  load();
  if (trend) columnsOf(0, end, 1200).then((values) => { night = { values, columns: 1200 }; place(); }, () => {});
}

for (const section of document.querySelectorAll('[data-night]')) show(section);
