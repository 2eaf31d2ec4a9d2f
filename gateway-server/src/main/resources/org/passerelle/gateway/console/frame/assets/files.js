// Files of a form: dropped, photographed or chosen, several times over; each with advice at once. Without this script files are chosen, and the server says what is missing.

// Octets that the usual mail can carry once they are sealed and encoded.
const MOST = 24 * 1024 * 1024;

for (const field of document.querySelectorAll('form .papersfield')) {
  const form = field.closest('form');
  const words = field.dataset;
  const { advise } = await import(words.advice);
  const slots = [...field.querySelectorAll('.slot')].map(slot);

  function slot(place) {
    const input = place.querySelector('input[type=file]');
    const usual = input.accept;
    let held = [];
    const list = document.createElement('ul');
    list.className = 'chosen';
    list.setAttribute('aria-live', 'polite');
    place.append(list);

    const give = () => {
      const all = new DataTransfer();
      held.forEach((one) => all.items.add(one.file));
      input.files = all.files;
      list.replaceChildren(...held.map((one) => one.item));
      judge();
    };
    const hold = (file) => {
      const one = { file, item: document.createElement('li') };
      one.item.append(`${file.name} `, button(words.drop, () => {
        held = held.filter((other) => other !== one);
        give();
        input.focus();
      }, `${words.drop} ${file.name}`));
      return one;
    };
    const take = async (files) => {
      const fresh = [...files].map(hold);
      held = [...held, ...fresh];
      give();
      for (const one of fresh) {
        for (const code of await advise(one.file)) {
          const advice = document.createElement('p');
          advice.className = 'advice';
          advice.textContent = words[code];
          one.item.append(advice);
        }
      }
    };

    input.addEventListener('change', () => {
      input.removeAttribute('capture');
      input.accept = usual;
      take(input.files);
    });
    if (matchMedia('(pointer: coarse)').matches) {
      place.append(button(words.photograph, () => {
        input.accept = 'image/*';
        input.setAttribute('capture', 'environment');
        input.click();
      }));
    }
    place.addEventListener('dragover', (event) => { event.preventDefault(); place.classList.add('over'); });
    place.addEventListener('dragleave', () => place.classList.remove('over'));
    place.addEventListener('drop', (event) => {
      event.preventDefault();
      place.classList.remove('over');
      take(event.dataTransfer.files);
    });
    return { place, files: () => held.map((one) => one.file) };
  }

  function button(text, act, name) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'quiet';
    made.textContent = text;
    if (name) made.setAttribute('aria-label', name);
    made.addEventListener('click', act);
    return made;
  }

  const says = (name, codes) =>
    [...form.elements].some((input) => input.name === name
      && (input.type === 'radio' || input.type === 'checkbox'
        ? input.checked && codes.includes(input.value)
        : codes.includes(input.value)));
  const kept = (kind) => field.querySelectorAll(`[data-kept="${kind}"]`).length;

  function judge() {
    for (const { place, files } of slots) {
      const there = files().length + kept(place.dataset.slot);
      for (const need of place.querySelectorAll('.need')) {
        need.hidden = Boolean(need.dataset.when) && !says(need.dataset.when, need.dataset.is.split(' '));
        need.classList.toggle('met', there >= Number(need.dataset.least));
      }
    }
    const octets = slots.flatMap((one) => one.files()).reduce((sum, file) => sum + file.size, 0);
    field.querySelector('.toolarge').hidden = octets <= MOST;
  }
  form.addEventListener('change', judge);
  judge();
}
