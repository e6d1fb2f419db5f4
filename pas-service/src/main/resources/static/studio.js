// Small helps for whoever writes a policy. Without it the page works: what is wrong is told when the draft is saved.
(() => {
  'use strict';

  let last = null;

  // The numbers follow the text, and the text is as high as it has lines, so that both and the notes stay side by side.
  const draw = area => {
    const lines = area.value.split('\n').length;
    area.rows = lines + 1;
    const numbers = area.parentElement.querySelector('.numbers');
    numbers.textContent = Array.from({ length: lines }, (_, i) => i + 1).join('\n');
  };

  const offset = (text, line, column) => {
    const before = text.split('\n').slice(0, line - 1);
    return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  };

  // To the line and column at which something is wrong.
  const go = (event, place) => {
    const [field, line, column] = place.split(':');
    const area = document.getElementById(field);
    if (!area) return;
    event.preventDefault();
    const at = Math.min(offset(area.value, Number(line), Number(column)), area.value.length);
    area.focus();
    area.setSelectionRange(at, at);
    const pane = area.closest('.pane');
    const height = area.scrollHeight / area.rows;
    pane.scrollTop = Math.max(0, (Number(line) - 5) * height);
    pane.scrollIntoView({ block: 'nearest' });
  };

  // Into a list after another code, a comma goes with it.
  const insert = code => {
    const area = last || document.getElementById('document');
    if (!area) return;
    const before = area.value.slice(0, area.selectionStart).trimEnd();
    const joins = before && !'[{,:-'.includes(before.slice(-1));
    area.setRangeText((joins ? ', ' : '') + code, area.selectionStart, area.selectionEnd, 'end');
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const press = event => {
    const place = event.target.closest('[data-go]');
    if (place) go(event, place.dataset.go);
    const code = event.target.closest('[data-insert]');
    if (code) insert(code.dataset.insert);
  };

  const start = () => {
    document.querySelectorAll('textarea.yaml').forEach(area => {
      draw(area);
      area.addEventListener('input', () => draw(area));
      area.addEventListener('focus', () => { last = area; });
    });
    document.addEventListener('click', press);
  };

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
