/* Copies citations, where the browser lets us. Without this they are text to be marked. */

/** How long a button says that it has copied, in ms. */
const TOLD = 2000;

document.querySelectorAll('button[data-cites]').forEach(button => {
    const citation = document.getElementById(button.dataset.cites);
    const called = button.textContent;
    const described = button.ariaLabel;
    if (!citation || !navigator.clipboard) {
        return;
    }
    button.hidden = false;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(citation.textContent.trim());
        button.textContent = button.dataset.copied;
        button.ariaLabel = button.dataset.copied;
        setTimeout(() => {
            button.textContent = called;
            button.ariaLabel = described;
        }, TOLD);
    });
});
