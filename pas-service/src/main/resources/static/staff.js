// Small helps for the pages of staff. Without it every page works: forms are sent, links are followed.
(() => {
  'use strict';

  const PREFIX = 'typed:';

  // What is typed is kept in this tab until it was taken, so that a session that ran out costs no words.
  const keyOf = form => PREFIX + (form.dataset.keepAs || location.pathname + ':' + form.id);

  const fieldsOf = form => [...form.elements].filter(field =>
    field.name && (field.type !== 'hidden' || field.hasAttribute('data-kept')) && field.type !== 'submit' && field.tagName !== 'BUTTON');

  const keep = form => {
    const typed = fieldsOf(form).map(field =>
      ['checkbox', 'radio'].includes(field.type) ? field.checked : field.value);
    sessionStorage.setItem(keyOf(form), JSON.stringify(typed));
  };

  const restore = form => {
    const typed = JSON.parse(sessionStorage.getItem(keyOf(form)) || 'null');
    const fields = fieldsOf(form);
    if (!typed || typed.length !== fields.length) return;
    fields.forEach((field, i) => {
      if (['checkbox', 'radio'].includes(field.type)) field.checked = typed[i];
      else field.value = typed[i];
    });
    const box = form.closest('details');
    if (box) box.open = true;
    const note = form.querySelector('[data-restored]');
    if (note) note.hidden = false;
  };

  const forget = () => {
    const taken = document.querySelector('[data-taken]');
    if (taken) sessionStorage.removeItem(PREFIX + (taken.dataset.takenAs || location.pathname + ':' + taken.dataset.taken));
  };

  const isTyping = target => target.closest('input, textarea, select, [contenteditable]');

  // One letter, one place: the page names them by data-key.
  const press = event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && isTyping(event.target)) { event.target.blur(); return; }
    if (isTyping(event.target)) return;
    if (event.key === 'j' || event.key === 'k') { step(event.key === 'j' ? 1 : -1); return; }
    const wanted = document.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
    if (!wanted) return;
    event.preventDefault();
    const box = wanted.closest('details');
    if (box) box.open = true;
    if (wanted.matches('summary')) { (box.querySelector('input:not([type=hidden]), textarea, select') || wanted).focus(); return; }
    wanted.focus();
    if (wanted.matches('a, button') && !wanted.hasAttribute('data-focus-only')) wanted.click();
    else wanted.scrollIntoView({ block: 'center' });
  };

  // j and k go from row to row, or from criterion to criterion.
  const step = by => {
    const stops = [...document.querySelectorAll('[data-stop]')].filter(stop => stop.offsetParent !== null);
    if (!stops.length) return;
    const at = stops.indexOf(document.activeElement);
    const next = stops[Math.min(Math.max(at + by, 0), stops.length - 1)];
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };

  // Who only reads or types is asked before the session runs out; who has just typed or moved is there.
  const WARNED_BEFORE = 120;
  const MOMENT = 60 * 1000;

  const watch = () => {
    const idle = Number(document.body.dataset.idle);
    const box = document.getElementById('idle');
    if (!idle || !box) return;
    const [warning, over] = [box.querySelector('[data-warning]'), box.querySelector('[data-over]')];
    const before = Math.min(WARNED_BEFORE, idle / 2);
    let seen = Date.now();
    let timer;
    const after = (seconds, act) => { clearTimeout(timer); timer = setTimeout(act, seconds * 1000); };
    const wait = () => { box.hidden = true; after(idle - before, look); };
    const look = () => { if (Date.now() - seen < MOMENT) stay(); else warn(); };
    const warn = () => { warning.hidden = false; over.hidden = true; box.hidden = false; after(before, end); };
    const end = () => { warning.hidden = true; over.hidden = false; box.hidden = false; };
    const stay = () => fetch('/signed-in', { redirect: 'manual' }).then(answer => { if (answer.status === 204) wait(); else end(); }, warn);
    for (const kind of ['keydown', 'pointerdown', 'pointermove', 'scroll'])
      document.addEventListener(kind, () => { seen = Date.now(); }, { passive: true, capture: true });
    document.addEventListener('htmx:afterRequest', event => {
      if (!event.detail.requestConfig.headers['X-By-Itself'] && event.detail.successful) wait();
    });
    warning.querySelector('button').addEventListener('click', stay);
    wait();
  };

  const all = event => {
    document.querySelectorAll('input[name="' + event.target.dataset.all + '"]')
      .forEach(box => { box.checked = event.target.checked; });
  };

  const start = () => {
    forget();
    document.querySelectorAll('form[data-keep]').forEach(form => {
      // What came back from the service is newer than what was kept before it was sent.
      if (form.hasAttribute('data-typed')) keep(form);
      else restore(form);
      form.addEventListener('input', () => keep(form));
    });
    document.querySelectorAll('form[action="/sign-out"]').forEach(form =>
      form.addEventListener('submit', () => sessionStorage.clear()));
    document.querySelectorAll('input[data-all]').forEach(box => box.addEventListener('change', all));
    document.addEventListener('keydown', press);
    watch();
  };

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
