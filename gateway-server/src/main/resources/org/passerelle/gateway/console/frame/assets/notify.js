// Tells by notifications of the browser while one of our pages is open, once its reader switched that on by a click on their own page.
// Of all pages of a browser one asks: it holds a lock that the browser gives to the next when it goes. The server says that something
// changed, the page asks what is new, and each piece of news is given once.
const ASK = 30_000; // between two looks where no events come
const CALM = 60_000; // between two looks where they do: a due date passes without anybody doing anything
const REST = 1_000; // between an event and its look
const MOST_FAILED = 5; // looks in a row that fail before this page gives up

const place = document.querySelector('[data-notify]');
if (place) begin(place);

function begin(place) {
  const key = `passerelle-notify-${place.dataset.kept}`;
  const state = document.querySelector('[data-notify-state]');
  const toggle = document.querySelector('[data-notify-switch]');
  if (!('Notification' in window) || !navigator.locks) return;

  let source = null;
  let timer = null;
  let waiting = null;
  let failed = 0;
  let leads = false;

  const kept = () => localStorage.getItem(key) ?? 'off';
  const keep = (value) => {
    localStorage.setItem(key, value);
    show();
  };
  const isOn = () => ['on', 'failed'].includes(kept()) && Notification.permission === 'granted';

  const show = () => {
    if (toggle) {
      toggle.hidden = false;
      document.querySelector('[data-notify-missing]').hidden = true;
      toggle.querySelector('button').setAttribute('aria-pressed', String(isOn()));
      let word = isOn() ? kept() : kept() === 'none' ? 'none' : '';
      if (Notification.permission === 'denied') word = 'denied';
      state.textContent = state.dataset[word] ?? '';
    }
    run();
  };

  const tell = (one) => {
    try {
      const shown = new Notification('Passerelle', { body: one.text, tag: one.id, lang: document.documentElement.lang });
      shown.addEventListener('click', (event) => {
        event.preventDefault();
        shown.close();
        window.open(one.path, '_blank', 'noopener'); // another page: what is being written here stays
      });
    } catch {
      keep('none'); // a phone's browser shows them only for a program that is installed
    }
  };

  const look = async () => {
    waiting = null;
    if (!leads || !isOn()) return;
    try {
      const answer = await fetch(place.dataset.notify, {
        method: 'POST',
        body: new URLSearchParams({ _forms: place.dataset.forms }),
        redirect: 'error',
      });
      if (!answer.ok) throw new Error(String(answer.status));
      failed = 0;
      if (kept() === 'failed') keep('on');
      (await answer.json()).news.forEach(tell);
    } catch {
      failed += 1;
      if (isOn()) keep('failed');
    }
  };

  const every = (pause) => {
    clearInterval(timer);
    timer = setInterval(look, pause);
  };
  const end = () => {
    clearInterval(timer);
    timer = null;
    source?.close();
    source = null;
  };
  const run = () => {
    if (!leads || !isOn() || failed >= MOST_FAILED) {
      end();
    } else if (timer === null) {
      every(ASK);
      source = new EventSource(`${place.dataset.notify}/events`);
      source.onopen = () => every(CALM);
      source.onerror = () => every(ASK);
      source.onmessage = () => (waiting ??= setTimeout(look, REST));
      look();
    }
  };

  toggle?.querySelector('button').addEventListener('click', async () => {
    if (isOn()) return keep('off');
    failed = 0;
    await Notification.requestPermission();
    keep('on');
  });
  addEventListener('storage', (event) => event.key === key && show());
  navigator.locks.request(key, () => {
    leads = true;
    show();
    return new Promise(() => {});
  });
  show();
}
