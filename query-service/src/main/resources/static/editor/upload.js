/* Sends files piece by piece, so that a connection that breaks costs a piece and no more, and a closed window nothing either. */

/** In bytes. */
const PIECE = 512 * 1024;
/** In ms: after a failure, twice as long after the next one, and so on. */
const PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
/** Failures one after the other. */
const MOST_FAILURES = 12;
const OFFSET = 'Upload-Offset';

/** What the server says no to; `field` as it calls it, null if it is about none. */
export class Refused extends Error {
    constructor(status, problem) {
        super(problem.violations?.[0]?.message ?? problem.detail);
        this.status = status;
        this.field = problem.violations?.[0]?.path ?? null;
        this.valid = problem.violations?.[0]?.valid ?? '';
    }
}

/** What can be tried again. */
class Failed extends Error {}

async function asked(address, init = {}) {
    let answer;
    try {
        answer = await fetch(address, {redirect: 'error', ...init, headers: {Accept: 'application/json', ...init.headers}});
    } catch (failure) {
        throw new Failed(failure.message);
    }
    if (answer.ok || answer.status === 409) {
        return answer;
    }
    const {status} = answer;
    if (status === 429 || status >= 500) {
        throw new Failed(status);
    }
    throw new Refused(status, await answer.json().catch(() => ({detail: ''})));
}

/** Does it until it is done, is refused, or has failed too often. */
async function patiently(doing) {
    for (let failures = 0; ; failures++) {
        try {
            return await doing(failures);
        } catch (failure) {
            if (!(failure instanceof Failed) || failures === MOST_FAILURES) {
                throw failure;
            }
            await new Promise(resume => setTimeout(resume, Math.min(PAUSE * 2 ** failures, LONGEST_PAUSE)));
        }
    }
}

/** By which a browser knows a file again. */
function keyOf(entry, {name, size, lastModified}) {
    return ['upload', entry, name, size, lastModified].join(' ');
}

/** Where to go on, and after how many bytes; a new beginning where nothing is left of an earlier one. */
async function begin(entry, file, words) {
    const key = keyOf(entry, file);
    const earlier = localStorage.getItem(key);
    if (earlier !== null) {
        try {
            const found = await asked(earlier);
            return {address: earlier, offset: Number(found.headers.get(OFFSET))};
        } catch (failure) {
            if (!(failure instanceof Refused)) {
                throw failure;
            }
            localStorage.removeItem(key);
        }
    }
    const answer = await asked('/api/commands/entries/' + entry + '/uploads', {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({name: file.name, length: file.size, ...words}),
    });
    if (answer.status === 409) {
        throw new Refused(409, await answer.json());
    }
    const address = answer.headers.get('Location');
    localStorage.setItem(key, address);
    return {address, offset: 0};
}

/** The next piece; what is told when the last one has come, otherwise how many bytes have. */
async function send({address, offset}, file) {
    const answer = await asked(address, {
        method: 'PATCH',
        headers: {'Content-Type': 'application/partial-upload', [OFFSET]: offset},
        body: file.slice(offset, offset + PIECE),
    });
    if (answer.status === 201) {
        return {location: answer.headers.get('Location'), position: answer.headers.get('Palimpsest-Position')};
    }
    if (!answer.headers.has(OFFSET)) {
        throw new Refused(answer.status, await answer.json());
    }
    return {offset: Number(answer.headers.get(OFFSET))};
}

/**
 * Attaches `file` to the draft of `entry`; answers what the draft says of it then.
 *
 * @param words `{alternative}` or `{decorative: true}` of a picture
 * @param tell is told how much has come, from 0 to 1, and -1 while the connection is broken
 * @throws Refused if the server says no; another error if it could not be reached for too long
 */
export async function attach(entry, file, words, tell) {
    let upload = null;
    let done = null;
    while (done === null) {
        const step = await patiently(async failures => {
            tell(failures > 0 ? -1 : (upload?.offset ?? 0) / file.size);
            try {
                if (upload === null || failures > 0) {
                    upload = await begin(entry, file, words);
                }
                return await send(upload, file);
            } catch (failure) {
                if (failure instanceof Refused) {
                    localStorage.removeItem(keyOf(entry, file));
                }
                throw failure;
            }
        });
        if (step.location === undefined) {
            upload = {...upload, offset: step.offset};
        } else {
            done = step;
        }
    }
    localStorage.removeItem(keyOf(entry, file));
    tell(1);
    const draft = await patiently(async () =>
        (await asked('/api/drafts/' + entry, {headers: {'Palimpsest-Position': done.position}})).json());
    return draft.content.files.find(({sha256}) => done.location.endsWith(sha256));
}
