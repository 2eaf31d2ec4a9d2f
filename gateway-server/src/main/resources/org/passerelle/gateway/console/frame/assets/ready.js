// Writes a ready-made text where the cursor stands. Without this script its button sends the form, which comes back with the text at the end of the field.
for (const place of document.querySelectorAll('[data-ready]')) {
  const field = document.getElementById(place.dataset.ready);
  const choice = place.querySelector('select');
  const status = place.querySelector('[role=status]');
  let been = false;
  field.addEventListener('focus', () => { been = true; }, { once: true });
  place.querySelector('button').addEventListener('click', (click) => {
    click.preventDefault();
    status.textContent = '';
    const text = choice.selectedOptions[0]?.dataset.text ?? '';
    if (text === '') {
      choice.focus();
      return;
    }
    const line = field.tagName === 'INPUT';
    const [from, until] = been ? [field.selectionStart, field.selectionEnd] : [field.value.length, field.value.length];
    const before = been || field.value === '' ? '' : (line ? ' ' : '\n');
    const whole = before + (line ? text.replaceAll('\n', ' ') : text);
    if (field.maxLength >= 0 && field.value.length - (until - from) + whole.length > field.maxLength) {
      status.textContent = place.dataset.full;
      return;
    }
    field.focus();
    field.setRangeText(whole, from, until, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
