/* Changes text size and display where the reader is, without a new page: sends what the form sends, and asks for its style sheet again. */

const sheet = document.querySelector('link[href^="/display.css"]');

document.addEventListener('submit', async event => {
    const form = event.target;
    if (form.getAttribute('action') !== '/display' || !event.submitter || location.pathname === '/display') {
        return;
    }
    event.preventDefault();
    const answer = await fetch('/display', {
        method: 'POST',
        body: new URLSearchParams({choice: event.submitter.value}),
        redirect: 'manual',
    }).catch(() => undefined);
    if (answer?.type === 'opaqueredirect') {
        const next = sheet.cloneNode();
        next.href = `/display.css?${Date.now()}`;
        next.addEventListener('load', () => document.querySelectorAll('link[href^="/display.css"]').forEach(one => one !== next && one.remove()));
        document.head.append(next);
    } else {
        location.assign('/display');
    }
});
