// Copies a message as a command. Without it the page works but for that, and for messages that open in place.
(() => {
  'use strict';

  const say = (button, text) => {
    const status = button.parentElement.querySelector('[role=status]');
    if (status) status.textContent = text;
  };

  const select = source => {
    source.hidden = false;
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  // The latest message is in sight, unless somebody reads an earlier one.
  const follow = () => {
    const pane = document.querySelector('.wirepane');
    if (pane && !pane.querySelector('details[open]')) pane.scrollTop = pane.scrollHeight;
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', follow);
  else follow();
  document.addEventListener('htmx:afterSettle', follow);

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const source = document.getElementById(button.dataset.copy);
    // Where the browser keeps the clipboard to itself, the text is shown and selected.
    const byHand = () => { select(source); say(button, 'Selected: copy it by hand.'); };
    if (!navigator.clipboard) { byHand(); return; }
    navigator.clipboard.writeText(source.textContent).then(() => say(button, 'Copied.'), byHand);
  });
})();
