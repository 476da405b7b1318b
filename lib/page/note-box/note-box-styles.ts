import { colourVariables } from '@/lib/schema/colours'
import { noteColors } from '@/lib/schema/note-colors'
import { textTokens } from '../card/card-styles'

/** Styles of the document in the frame of the note editor. The box around it is as wide as the card. */
export const noteBoxStyles = `
:root { color-scheme: light dark; ${colourVariables('raised', 'desk', 'ink', 'ink-2', 'rule', 'edge', 'ink-on', 'lamp-wash', 'sunk')} ${textTokens} background: var(--raised); color: var(--ink); font: 400 13px/20px var(--sans); overflow-wrap: break-word; }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
body, p, fieldset { margin: 0; padding: 0; border: 0; }
main { display: grid; gap: 10px; padding: 12px 14px 14px; }
label, legend { display: block; font: var(--label); color: var(--ink-2); }
textarea, .tags { display: block; width: 100%; margin-top: 3px; padding: 6px 8px; border: 1px solid var(--edge); border-radius: 4px; background: var(--raised); color: var(--ink); font: 400 14px/20px var(--sans); }
textarea { resize: vertical; min-height: 74px; max-height: 240px; field-sizing: content; }
fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: 2px; }
legend { float: left; margin-inline-end: 6px; }
.swatch { position: relative; display: grid; place-items: center; width: 28px; height: 28px; cursor: pointer; }
.swatch::before { content: ''; width: 18px; height: 18px; border: 1px solid var(--edge); border-radius: 50%; background: var(--note, transparent); }
.swatch.none::after { content: ''; position: absolute; width: 16px; border-top: 1px solid var(--edge); rotate: -45deg; }
.swatch:has(:checked)::before { border-color: var(--ink); box-shadow: 0 0 0 2px var(--raised), 0 0 0 4px var(--ink); }
.swatch input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer; }
${noteColors.map((name) => `.${name} { ${colourVariables(`note-${name}`)} --note: var(--note-${name}); }`).join('\n')}
.actions { display: flex; flex-wrap: wrap; gap: 6px; }
button { min-height: 32px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 4px; font: var(--strong); font-weight: 500; background: var(--raised); color: var(--ink); cursor: pointer; }
button:hover { background: var(--desk); }
.main { background: var(--ink); border-color: var(--ink); color: var(--ink-on); font-weight: 600; }
.main:hover { background: var(--ink-2); }
.bare { border-color: transparent; padding: 0 8px; }
.quiet { font: var(--label); font-weight: 400; color: var(--ink-2); }
.problem { padding: 8px 10px; background: var(--sunk); border: 1px solid var(--edge); border-radius: 4px; }
:empty:is(.problem, .quiet) { display: none; }
:focus-visible, .swatch:has(:focus-visible) { outline: 2px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 6px var(--lamp-wash); }
@media (forced-colors: active) { .swatch::before { forced-color-adjust: none; } }`
