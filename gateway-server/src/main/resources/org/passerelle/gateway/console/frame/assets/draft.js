// Says when what is written could not be kept, and tries again: htmx sends it a moment after each change.
const AGAIN = 5000;

for (const status of document.querySelectorAll('[data-draft]')) {
  let waiting = 0;
  const failed = () => {
    status.textContent = status.dataset.draft;
    clearTimeout(waiting);
    waiting = setTimeout(() => status.dispatchEvent(new Event('again')), AGAIN);
  };
  for (const kind of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) status.addEventListener(kind, failed);
  status.addEventListener('htmx:afterOnLoad', () => clearTimeout(waiting));
}
