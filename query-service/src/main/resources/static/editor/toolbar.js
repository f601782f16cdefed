/* The buttons above the text: one stop for Tab, the arrows go on from there. */
import {closeHistory} from 'prosemirror-history';
import {isInTable} from 'prosemirror-tables';

export class Toolbar {
    #bar;
    #commands;
    #view;

    constructor(bar, commands, view) {
        this.#bar = bar;
        this.#commands = commands;
        this.#view = view;
        bar.addEventListener('mousedown', event => event.preventDefault());
        bar.addEventListener('click', event => this.#press(event.target.closest('[data-do]')));
        bar.addEventListener('keydown', event => this.#move(event));
        bar.addEventListener('focusin', event => this.#stopAt(event.target));
        this.#stopAt(this.#buttons()[0]);
    }

    focus() {
        this.#bar.querySelector('[data-do][tabindex="0"]').focus();
        return true;
    }

    /** Shows what holds where the cursor is. */
    show(state) {
        this.#bar.querySelector('[data-in-table]').hidden = !isInTable(state);
        for (const button of this.#bar.querySelectorAll('[data-do]')) {
            const command = this.#commands[button.dataset.do];
            if (button.hasAttribute('aria-pressed')) {
                button.setAttribute('aria-pressed', command.active(state));
            }
            button.setAttribute('aria-disabled', !command.run(state));
        }
        if (!this.#buttons().some(button => button.tabIndex === 0)) {
            this.#stopAt(this.#buttons()[0]);
        }
    }

    #buttons() {
        return [...this.#bar.querySelectorAll('[data-do]')].filter(button => button.closest('[data-in-table][hidden]') === null);
    }

    #press(button) {
        if (button !== null && button.getAttribute('aria-disabled') !== 'true') {
            this.#view.focus();
            this.#view.dispatch(closeHistory(this.#view.state.tr));
            this.#commands[button.dataset.do].run(this.#view.state, this.#view.dispatch, this.#view);
        }
    }

    #move(event) {
        const buttons = this.#buttons();
        const at = buttons.indexOf(event.target);
        const to = {
            ArrowRight: (at + 1) % buttons.length, ArrowLeft: (at - 1 + buttons.length) % buttons.length, Home: 0, End: buttons.length - 1,
        }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            buttons[to].focus();
        } else if (event.key === 'Escape') {
            this.#view.focus();
        }
    }

    #stopAt(button) {
        this.#bar.querySelectorAll('[data-do]').forEach(one => {
            one.tabIndex = one === button ? 0 : -1;
        });
    }
}
