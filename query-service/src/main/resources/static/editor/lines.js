/* Plain text, such as a PDF gives it, made into blocks again. */

/** Lines of a text in columns or pages are about as long as each other, and longer than this. */
const SHORT = 45;

/** The paragraphs and lists of a text whose lines end where a page's did. */
export function blocksOf(text) {
    const words = new Set(text.match(/[\p{L}\p{M}]+/gu));
    const blocks = document.createElement('div');
    const lineBreaks = text.replace(/\r\n?/g, '\n').replace(/\f/g, '\n\n').replace(/\u00ad\n/g, '')
        .replace(/[\ufb00-\ufb06]/g, ligature => ligature.normalize('NFKC'));
    for (const block of lineBreaks.split(/\n[ \t]*\n/)) {
        const lines = block.split('\n').map(line => line.trim()).filter(line => line !== '');
        const longest = Math.max(...lines.map(line => line.length));
        const isFull = line => longest > SHORT && line.length > longest * 0.75;
        let before = '';
        let last = null;
        for (const line of lines) {
            const point = /^(?:[•◦▪‣·]\s*|[–-]\s+)/.exec(line);
            if (point === null && last !== null && (isFull(before) || isCut(before, line))) {
                last.textContent = joined(last.textContent, line, words);
            } else if (point === null) {
                last = document.createElement('p');
                last.textContent = line;
                blocks.append(last);
            } else {
                last = document.createElement('li');
                last.textContent = line.slice(point[0].length);
                if (blocks.lastElementChild?.localName !== 'ul') {
                    blocks.append(document.createElement('ul'));
                }
                blocks.lastElementChild.append(last);
            }
            before = line;
        }
    }
    return blocks;
}

function isCut(line, next) {
    return /\p{L}-$/u.test(line) && /^\p{Ll}/u.test(next);
}

/** A hyphen at the end of a line stays, unless the same text has the word without it. */
function joined(text, line, words) {
    if (!isCut(text, line)) {
        return text + ' ' + line;
    }
    const whole = /[\p{L}\p{M}]+-$/u.exec(text)[0].slice(0, -1) + /^[\p{L}\p{M}]+/u.exec(line)[0];
    return (words.has(whole) ? text.slice(0, -1) : text) + line;
}
