// Follows what happens behind an open page by Server-Sent Events that say no more than "changed": a list asks for its rows anew, another
// page says that there is something new to read. Where events do not come, a list asks by itself.
const ASK = 20_000; // between two looks of a list that is told nothing
const AGE = 60_000; // between two looks of one that is: what is left of the time is said in minutes
const REST = 2_000; // between two looks because of events

for (const place of document.querySelectorAll('[data-live]')) follow(place);

function follow(place) {
  const list = 'refresh' in place.dataset;
  let source = null;
  let timer = null;
  let looked = 0;
  let waiting = null;
  let wasOpen = false;

  const look = () => {
    waiting = null;
    looked = Date.now();
    document.body.dispatchEvent(new CustomEvent('refresh'));
  };
  const changed = () => {
    if (!list) tell(place);
    else if (waiting === null) waiting = setTimeout(look, Math.max(0, REST - (Date.now() - looked)));
  };
  const every = (pause) => {
    clearInterval(timer);
    timer = list ? setInterval(changed, pause) : null;
  };
  const begin = () => {
    every(ASK);
    if (!window.EventSource) return;
    source = new EventSource(place.dataset.live);
    source.onmessage = changed;
    source.onopen = () => {
      every(AGE);
      if (wasOpen && list) changed(); // something may have happened while it was away
      wasOpen = true;
    };
    source.onerror = () => every(ASK);
  };
  const end = () => {
    clearInterval(timer);
    source?.close();
    source = null;
  };

  // a page that nobody looks at holds no connection: browsers have six of them for all its windows
  document.addEventListener('visibilitychange', () => (document.hidden ? end() : begin()));
  addEventListener('pagehide', end);
  if (!document.hidden) begin();
  if (list) count(place);
}

// says how many have come to a list, when more are new than before
function count(place) {
  const news = document.getElementById('news');
  const fresh = () => Number(place.querySelector('[data-fresh]').dataset.fresh);
  let known = fresh();
  document.body.addEventListener('htmx:afterSettle', () => {
    const now = fresh();
    if (now > known) news.textContent = news.dataset.came.replace('#', now);
    known = now;
  });
}

function tell(place) {
  if (place.firstChild) return;
  const link = document.createElement('a');
  link.href = location.pathname + location.search;
  link.textContent = place.dataset.words;
  place.append(link);
}
