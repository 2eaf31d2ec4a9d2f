// Shows a field, or what to do instead of writing, only where an answer asks for it. Without this script every field shows, and the server passes over what was not asked for.
for (const form of document.querySelectorAll('[data-form]')) {
  const fields = form.querySelectorAll('.field[data-when], .parts[data-when], .stop[data-when]');
  const said = (name) =>
    [...form.elements].filter((input) => input.name === name).map((input) => {
      if (input.type === 'checkbox' && input.value === 'true') return String(input.checked);
      return input.type === 'radio' || input.type === 'checkbox' ? (input.checked ? input.value : '') : input.value;
    });
  const judge = () => {
    for (const field of fields) {
      const wanted = field.dataset.is.split(' ');
      const asked = said(field.dataset.when).some((value) => wanted.includes(value));
      if (asked && field.hidden && field.matches('.stop')) field.setAttribute('role', 'alert');
      field.hidden = !asked;
    }
  };
  form.addEventListener('change', judge);
  judge();
  if ('unsent' in form.dataset) guard(form);
}

// What is written here alone is lost with the page: whoever leaves without sending is asked whether that is meant.
function guard(form) {
  let written = form.dataset.unsent === 'true';
  const unsent = (event) => written && event.preventDefault();
  form.addEventListener('input', () => (written = true));
  form.addEventListener('submit', () => (written = false));
  addEventListener('beforeunload', unsent);
}
