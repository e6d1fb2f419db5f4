// The form's page: the renderer shows the form, this keeps what is typed, marks where answers come from, and stores them.
(() => {
  'use strict';

  const root = document.querySelector('[data-form-app]');
  if (!root) return;
  const path = root.dataset.path;
  const form = document.getElementById('form');
  const saving = document.getElementById('saving');
  const trouble = document.getElementById('trouble');
  const onlyMissing = document.getElementById('only-missing');

  const SOURCES = {
    'auto-client': ['From the chart', 'filled'], 'auto-server': ['From the plan’s records', 'filled'], auto: ['Filled in', 'filled'],
    override: ['Changed by a clinician', 'typed'], manual: ['Entered by a clinician', 'typed'],
  };
  const QUIET = 900;
  const RETRY = 15000;
  const LOOK_AGAIN = 10000;
  const MOST_KEPT_ALIVE = 60000;

  let known = { version: 0, sources: {}, confirmed: [], troubles: [], notes: {}, state: 'OPEN' };
  let confirmed = new Set();
  let sent = '';
  let timer = 0;
  let busy = Promise.resolve();
  let stopped = false;

  const ask = async (part, body, more) => {
    const text = body ? JSON.stringify(body) : '';
    const answer = await fetch(path + part, {
      method: body ? 'POST' : 'GET',
      headers: { Accept: 'application/json', 'X-Form-Token': root.dataset.token, ...(body ? { 'Content-Type': 'application/json' } : {}), ...more },
      body: body ? text : undefined,
      keepalive: Boolean(body) && text.length < MOST_KEPT_ALIVE,
    });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) return told;
    const failed = new Error(told.message || 'The service does not answer.');
    failed.status = answer.status;
    throw failed;
  };

  const sentence = text => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.?$/, '.');

  const response = () => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', '#form');

  const answersOf = items => (items || []).flatMap(item => [
    ...((item.answer || []).length ? [item.linkId] : []), ...answersOf(item.item),
    ...(item.answer || []).flatMap(answer => answersOf(answer.item))]);

  // What the renderer shows has ids such as item-oxygen-saturation/1/1: the linkId, and where it stands.
  const linkIdOf = item => item.id.slice('item-'.length).split('/')[0];
  const items = () => [...form.querySelectorAll('[id^="item-"]')];
  const isQuestion = item => item.classList.contains('lhc-item-question') && !item.classList.contains('lhc-datatype-DISPLAY');

  // On which record an answer rests that is still as it was filled in; of a question without an answer, what was found and not taken.
  const note = (item, label, isAnswered) => {
    const linkId = linkIdOf(item);
    const isFilled = (SOURCES[known.sources[linkId]] || [])[1] === 'filled';
    const text = isFilled || !isAnswered ? known.notes[linkId] || '' : '';
    const before = item.querySelector(':scope > * .note');
    const isOwn = before && before.dataset.of === linkId;
    if (isOwn && before.textContent === text) return;
    if (isOwn) before.remove();
    if (!text) return;
    const told = document.createElement('span');
    told.className = 'note';
    told.dataset.of = linkId;
    told.textContent = text;
    label.after(told);
  };

  const mark = (item, isAnswered) => {
    const linkId = linkIdOf(item);
    const label = item.querySelector('.lhc-question');
    if (!label || !isQuestion(item)) return;
    note(item, label, isAnswered);
    const source = known.sources[linkId];
    const isFilled = source && SOURCES[source] && SOURCES[source][1] === 'filled';
    const state = source ? source + (isFilled && confirmed.has(linkId) ? ' confirmed' : '') : '';
    const before = item.querySelector(':scope > * .origin');
    if (before && before.dataset.of === linkId && before.dataset.state === state) return;
    if (before && before.dataset.of === linkId) before.remove();
    if (!source || !SOURCES[source]) return;
    const origin = document.createElement('span');
    origin.className = 'origin ' + SOURCES[source][1];
    origin.dataset.of = linkId;
    origin.dataset.state = state;
    origin.append(SOURCES[source][0]);
    if (isFilled && confirmed.has(linkId)) origin.append(', confirmed');
    if (isFilled && !confirmed.has(linkId) && known.state !== 'SUBMITTED') {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Confirm';
      button.setAttribute('aria-label', 'Confirm: ' + label.textContent.trim());
      button.addEventListener('click', () => confirm([linkId]));
      origin.append(button);
    }
    label.after(origin);
  };

  const show = () => {
    const answered = new Set(answersOf(response().item));
    const questions = items().filter(isQuestion);
    questions.forEach(item => {
      mark(item, answered.has(linkIdOf(item)));
      item.classList.toggle('answered', answered.has(linkIdOf(item)) && !holdsMissing(item, answered));
    });
    items().filter(item => !isQuestion(item)).forEach(item =>
      item.classList.toggle('answered', !questions.some(one => item.contains(one) && !one.classList.contains('answered'))));
    // The renderer names what its help buttons open before it is there; a screen reader would be led to nothing.
    form.querySelectorAll('[aria-controls]').forEach(button => {
      if (!document.getElementById(button.getAttribute('aria-controls'))) button.removeAttribute('aria-controls');
    });
    tell(questions, answered);
  };

  const holdsMissing = (item, answered) =>
    [...item.querySelectorAll('[id^="item-"]')].some(child => isQuestion(child) && !answered.has(linkIdOf(child)));

  const tell = (questions, answered) => {
    const filled = Object.entries(known.sources).filter(([linkId, source]) => answered.has(linkId) && (SOURCES[source] || [])[1] === 'filled');
    const open = questions.filter(item => !answered.has(linkIdOf(item))).length;
    document.getElementById('tally').textContent = filled.length + ' filled in for you, '
      + filled.filter(([linkId]) => confirmed.has(linkId)).length + ' of them confirmed; '
      + (answered.size - filled.length) + ' answered by hand; ' + open + ' without an answer.';
    document.getElementById('confirm-all').hidden = known.state === 'SUBMITTED' || filled.every(([linkId]) => confirmed.has(linkId));
  };

  const showTroubles = (heading, troubles) => {
    trouble.replaceChildren();
    if (!troubles.length) return;
    const notice = document.createElement('div');
    notice.className = 'notice bad';
    const title = document.createElement('p');
    title.textContent = heading;
    const list = document.createElement('ul');
    troubles.forEach(one => {
      const line = document.createElement('li');
      const link = document.createElement('a');
      link.href = '#form';
      link.textContent = (one.question || one.linkId || 'The form') + ': ' + sentence(one.text);
      link.addEventListener('click', event => { event.preventDefault(); lookAt(one.linkId); });
      line.append(link);
      list.append(line);
    });
    notice.append(title, list);
    trouble.append(notice);
  };

  const lookAt = linkId => {
    onlyMissing.checked = false;
    form.classList.remove('missing-only');
    const item = items().find(one => linkIdOf(one) === linkId);
    if (!item) return;
    item.scrollIntoView({ block: 'center' });
    const field = item.querySelector('input, textarea, select');
    if (field) field.focus();
  };

  const standing = () => ({ STORED: 'Stored in the chart.', SUBMITTED: 'Sent to the plan.' })[known.state] || '';

  const take = told => {
    known = { ...known, ...told };
    confirmed = new Set(known.confirmed);
    saving.textContent = standing() || 'Saved.';
    show();
    lock();
  };

  const failed = error => {
    stopped = error.status === 401 || error.status === 409;
    saving.textContent = 'Not saved.';
    showTroubles(sentence(error.message), []);
    const notice = document.createElement('p');
    notice.className = 'notice bad';
    notice.textContent = sentence(error.message);
    trouble.replaceChildren(notice);
    if (!stopped) later(RETRY);
  };

  // One after the other: each carries the version that the one before it made.
  const save = force => {
    clearTimeout(timer);
    busy = busy.then(async () => {
      if (stopped || known.state === 'SUBMITTED') return;
      const typed = JSON.stringify({ item: response().item, confirmed: [...confirmed].sort() });
      if (typed === sent && !force) return;
      saving.textContent = 'Saving…';
      const told = await ask('/answers', { response: response(), confirmed: [...confirmed], version: known.version });
      sent = typed;
      take(told);
      showTroubles('This does not fit yet:', told.troubles);
    });
    busy = busy.catch(error => { failed(error); });
    return busy;
  };

  const later = time => {
    clearTimeout(timer);
    timer = setTimeout(() => save(false), time || QUIET);
  };

  const confirm = linkIds => {
    linkIds.forEach(linkId => confirmed.add(linkId));
    show();
    later(50);
  };

  const store = () => save(false).then(async () => {
    if (stopped) return;
    saving.textContent = 'Storing…';
    const told = await ask('/store', { version: known.version });
    if (told.asksMore) { location.reload(); return; }
    take(told);
    if (told.troubles.length) {
      saving.textContent = 'Saved, not stored yet.';
      showTroubles('Before it can be stored:', told.troubles);
    } else trouble.replaceChildren();
  }).catch(failed);

  const submit = () => save(false).then(async () => {
    if (stopped) return;
    // Stored first: where the plan cannot take the request, the chart has the form, and this page knows of it.
    saving.textContent = 'Storing…';
    const stored = await ask('/store', { version: known.version });
    if (stored.asksMore) { location.reload(); return; }
    take(stored);
    if (stored.troubles.length) {
      saving.textContent = 'Saved, not sent yet.';
      showTroubles('Before it can be sent:', stored.troubles);
      return;
    }
    saving.textContent = 'Asking the plan…';
    take(await ask('/submit', { version: known.version }));
    trouble.replaceChildren();
    lookForDecision();
  }).catch(failed);

  const line = told => {
    const item = document.createElement('li');
    const service = document.createElement('p');
    const mark = document.createElement('strong');
    mark.className = 'mark ' + told.tone;
    mark.textContent = told.heading;
    service.append(told.service + ': ', mark);
    if (told.number) service.append(', number ' + told.number);
    item.append(service);
    told.more.forEach(text => {
      const more = document.createElement('p');
      more.textContent = sentence(text);
      item.append(more);
    });
    const policy = document.createElement('p');
    policy.className = 'soft';
    policy.textContent = 'By ' + told.policy + '.';
    item.append(policy);
    return item;
  };

  let seenDecision = 0;
  const lookForDecision = async () => {
    try {
      const told = await ask('/decision?seen=' + seenDecision, undefined, { 'X-By-Itself': 'true' });
      const box = document.getElementById('decision');
      const isNew = seenDecision !== told.decisionVersion;
      seenDecision = told.decisionVersion;
      box.hidden = false;
      if (isNew) {
        box.querySelector('ul').replaceChildren(...told.decision.map(line));
        document.getElementById('decision-asked').textContent = 'As of ' + new Date().toLocaleTimeString() + '. It is shown here as it changes.';
      }
    } catch (error) {
      if (error.status === 401) { failed(error); return; }
    }
    setTimeout(lookForDecision, LOOK_AGAIN);
  };

  const lock = () => {
    ['store', 'submit', 'confirm-all'].forEach(id => { document.getElementById(id).hidden = known.state === 'SUBMITTED'; });
    if (known.state === 'SUBMITTED') form.inert = true;
  };

  const watch = () => {
    ['input', 'change', 'click', 'keyup'].forEach(kind => form.addEventListener(kind, () => later()));
    let waiting = false;
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; show(); });
    }).observe(form, { childList: true, subtree: true });
    onlyMissing.addEventListener('change', () => form.classList.toggle('missing-only', onlyMissing.checked));
    document.getElementById('store').addEventListener('click', store);
    document.getElementById('submit').addEventListener('click', submit);
    document.getElementById('confirm-all').addEventListener('click', () => confirm(
      Object.entries(known.sources).filter(([, source]) => (SOURCES[source] || [])[1] === 'filled').map(([linkId]) => linkId)));
    // Who turns away has what they typed saved at once.
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(false); });
  };

  const start = async () => {
    const told = await ask('/form');
    known = told;
    confirmed = new Set(told.confirmed);
    const shown = LForms.Util.convertFHIRQuestionnaireToLForms(told.questionnaire, 'R4');
    const filled = LForms.Util.mergeFHIRDataIntoLForms('QuestionnaireResponse', told.response, shown, 'R4');
    await LForms.Util.addFormToPage(filled, 'form', { prepopulate: false });
    sent = JSON.stringify({ item: response().item, confirmed: [...confirmed].sort() });
    watch();
    show();
    saving.textContent = standing();
    lock();
    if (known.state === 'SUBMITTED') lookForDecision();
    root.dataset.ready = 'true';
  };

  start().catch(failed);
})();
