/* Makes the page of an entry easier to read; without it all of it is there, too. Marks where one is in the list of contents, opens a
   footnote where it is called, and copies the address. */

const links = new Map([...document.querySelectorAll('.contents a')].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);

function mark() {
    const passed = headings.filter(one => one.getBoundingClientRect().top < window.innerHeight / 4);
    const now = (passed.at(-1) ?? headings[0])?.id;
    links.forEach((link, id) => id === now ? link.setAttribute('aria-current', 'location') : link.removeAttribute('aria-current'));
}

if (headings.length) {
    const seen = new IntersectionObserver(mark, {rootMargin: '0px 0px -75% 0px', threshold: [0, 1]});
    headings.forEach(one => seen.observe(one));
    mark();
}

document.querySelectorAll('.noteref a').forEach(call => {
    const note = document.getElementById(decodeURIComponent(call.hash.slice(1)));
    if (!note || !('popover' in HTMLElement.prototype)) {
        return;
    }
    const shown = document.createElement('div');
    shown.popover = 'auto';
    shown.className = 'footnote';
    shown.role = 'note';
    shown.tabIndex = -1;
    shown.append(...[...note.cloneNode(true).childNodes].filter(node => !(node instanceof HTMLAnchorElement && node.hash === `#${call.id}`)));
    call.closest('.said').append(shown);
    call.addEventListener('click', event => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            shown.showPopover();
            shown.focus();
        }
    });
    shown.addEventListener('toggle', event => event.newState === 'closed' && call.focus({preventScroll: true}));
});

document.querySelectorAll('[data-copies]').forEach(button => {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(new URL(button.dataset.copies, location.href).href);
        button.nextElementSibling.textContent = button.dataset.copied;
    });
});
