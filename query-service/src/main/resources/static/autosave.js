/* Saves the forms that have an address for it in data-autosave, while people type. Without this script they have a button. */

/** Nothing typed for so long, in ms: then it is saved. */
const PAUSE = 1500;
/** After a failure. */
const RETRY = 5000;
/** Above it, in characters, browsers do not send what a closing page still has to say. */
const LONGEST_OF_CLOSING_PAGE = 60_000;

class Autosave {
    #form;
    #status;
    #saved;
    #timer;
    #sending = false;
    #stopped = false;
    #leaving = false;

    constructor(form) {
        this.#form = form;
        this.#status = form.querySelector('[data-autosaved]');
        this.#saved = this.#typed();
        form.addEventListener('input', () => this.#later(PAUSE));
        form.addEventListener('submit', () => {
            this.#leaving = true;
            clearTimeout(this.#timer);
        });
        addEventListener('pageshow', () => {
            this.#leaving = false;
        });
        document.addEventListener('visibilitychange', () => {
            if (document.visibilityState === 'hidden') {
                this.#save();
            }
        });
        addEventListener('beforeunload', event => {
            if (this.#isUnsaved() && !this.#leaving) {
                event.preventDefault();
            }
        });
        this.#offerWhatWasFound();
    }

    /** What people fill in, as name and value in turn. */
    #typed() {
        const hidden = new Set([...this.#form.querySelectorAll('input[type=hidden]')].map(field => field.name));
        return JSON.stringify([...new FormData(this.#form)]
            .filter(([name, value]) => !hidden.has(name) && typeof value === 'string'));
    }

    #isUnsaved() {
        return this.#typed() !== this.#saved;
    }

    #later(pause) {
        clearTimeout(this.#timer);
        if (!this.#stopped) {
            this.#timer = setTimeout(() => this.#save(), pause);
        }
    }

    async #save() {
        if (this.#sending || this.#stopped || this.#leaving || !this.#isUnsaved()) {
            return;
        }
        const typed = this.#typed();
        let pause = PAUSE;
        this.#sending = true;
        this.#say('saving');
        try {
            const body = new URLSearchParams([...new FormData(this.#form)].filter(([, value]) => typeof value === 'string'));
            const keepalive = body.toString().length < LONGEST_OF_CLOSING_PAGE;
            const answer = await fetch(this.#form.dataset.autosave, {
                method: 'POST', body, keepalive, headers: {Accept: 'application/json'}, redirect: 'error',
            });
            if (answer.ok) {
                this.#carry(await answer.json());
                this.#saved = typed;
                localStorage.removeItem(this.#key());
                this.#say('saved', now());
            } else {
                pause = this.#refused(answer.status, typed);
            }
        } catch {
            pause = this.#keepHere(typed, 'failed');
        } finally {
            this.#sending = false;
        }
        if (pause > 0 && this.#isUnsaved()) {
            this.#later(pause);
        }
    }

    /** After how long to try again; 0 where that helps only once something else was typed. */
    #refused(status, typed) {
        if (status === 401) {
            return this.#keepHere(typed, 'signedOut');
        }
        if (status === 429 || status >= 500) {
            return this.#keepHere(typed, 'failed');
        }
        this.#keepHere(typed, status === 422 ? 'refused' : 'newer');
        this.#stopped = status !== 422;
        return 0;
    }

    #keepHere(typed, why) {
        try {
            localStorage.setItem(this.#key(), JSON.stringify({at: now(), typed}));
        } catch {
            /* Full or forbidden: then it stays in the page alone. */
        }
        this.#say(why);
        return RETRY;
    }

    #key() {
        return 'unsaved ' + this.#form.dataset.autosave;
    }

    /** Puts into the form what it has to carry from now on. */
    #carry(values) {
        for (const [name, value] of Object.entries(values)) {
            this.#form.elements[name].value = value;
        }
    }

    #say(what, time) {
        this.#status.textContent = this.#status.dataset[what].replace('{0}', time);
        this.#status.hidden = false;
    }

    /** What an earlier visit typed and could not save any more. */
    #offerWhatWasFound() {
        const found = JSON.parse(localStorage.getItem(this.#key()) ?? 'null');
        if (found === null || found.typed === this.#saved) {
            localStorage.removeItem(this.#key());
            return;
        }
        this.#say('found', found.at);
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'button';
        button.textContent = this.#status.dataset.take;
        button.addEventListener('click', () => {
            this.#fill(JSON.parse(found.typed));
            this.#status.hidden = true;
            this.#later(0);
        });
        this.#status.append(' ', button);
    }

    #fill(typed) {
        const values = Map.groupBy(typed, ([name]) => name);
        for (const field of this.#form.elements) {
            if (field.name === '' || ['hidden', 'submit', 'file'].includes(field.type)) {
                continue;
            }
            const mine = (values.get(field.name) ?? []).map(([, value]) => value);
            if (field.type === 'checkbox' || field.type === 'radio') {
                field.checked = mine.includes(field.value);
            } else {
                field.value = mine[0] ?? '';
            }
        }
        this.#form.dispatchEvent(new Event('refilled'));
    }
}

function now() {
    return new Date().toLocaleTimeString(document.documentElement.lang, {hour: '2-digit', minute: '2-digit'});
}

for (const form of document.querySelectorAll('form[data-autosave]')) {
    new Autosave(form);
}
