import { colourVariables, verdictRules } from '@/lib/schema/colours'
import { verdicts } from '@/lib/schema/verdicts'

/** Families and kinds of text of what is shown in pages. */
export const textTokens = `
--serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
--sans: system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
--label: 500 12px/16px var(--sans); --strong: 600 13px/20px var(--sans);`

/**
 * The card's styles, with their tokens, for its shadow root. Sizes are in px, because a page may set `rem`. The card takes
 * the focus as a whole and without an outline, so that Tab goes on inside it. Its rows are the pair, grown down: one seam,
 * one sign a row. Where it is taller than the window, its buttons stay in sight, unless they would cover most of it.
 */
export const cardStyles = `
:host { all: initial !important; position: fixed !important; z-index: 2147483647 !important; inset: 0 auto auto 0 !important; width: 0 !important; height: 0 !important; display: block !important; color-scheme: light dark !important; }
:host([data-theme="light"]) { color-scheme: light !important; }
:host([data-theme="dark"]) { color-scheme: dark !important; }
*, ::before, ::after { box-sizing: border-box; }
p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
.card {
  ${colourVariables('sunk', 'raised', 'desk', 'ink', 'ink-2', 'ink-3', 'rule', 'edge', 'ink-on', 'lamp-wash', 'on-verdict', ...verdicts)}
  --lift: 0 0 0 1px light-dark(rgb(23 25 27 / 0.10), rgb(236 237 234 / 0.14)), 0 1px 2px light-dark(rgb(23 25 27 / 0.10), rgb(0 0 0 / 0.5)), 0 10px 28px light-dark(rgb(23 25 27 / 0.14), rgb(0 0 0 / 0.55));
  ${textTokens}
  position: fixed; inset: 0 auto auto 0; margin: 0; border: 0; width: min(340px, calc(100% - 16px)); max-height: calc(100% - 16px); overflow-y: auto; padding: 0 14px 14px;
  background: var(--raised); color: var(--ink); border-radius: 8px; box-shadow: var(--lift); font: 400 13px/20px var(--sans); font-variant-numeric: tabular-nums;
  overflow-wrap: break-word; text-align: start; animation: appear 180ms cubic-bezier(0.2, 0, 0, 1);
}
@keyframes appear { from { opacity: 0; } }
${verdictRules}
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 2px; box-shadow: 0 0 0 6px var(--lamp-wash); }
.card:focus { outline: none; border-radius: 8px; box-shadow: var(--lift); }
header { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 8px 0 6px; margin-inline-end: -8px; background: var(--raised); }
svg { width: 16px; height: 16px; flex: none; display: block; }
header > svg { width: 18px; height: 18px; color: var(--v); }
.word { flex: 1; font: var(--strong); color: var(--v); }
.aside { color: var(--ink-2); font-weight: 400; }
.label { font: var(--label); color: var(--ink-2); }
.quiet { color: var(--ink-3); }
.tool { display: grid; place-items: center; width: 32px; height: 32px; color: var(--ink-2); border-radius: 4px; flex: none; }
.steps { font: var(--label); display: flex; align-items: center; margin-inline: auto -8px; white-space: nowrap; }
.steps .tool { width: 28px; }
.tool:hover { background: var(--rule); color: var(--ink); }
.what { font: var(--label); color: var(--ink-2); margin: 2px 0 6px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.rows { --seam: 45%; border: 1px solid var(--rule); border-radius: 4px; }
.rows li { position: relative; display: grid; grid-template-columns: var(--seam) minmax(0, 1fr); border-top: 1px solid var(--rule); }
.rows li:first-child { border-top: 0; }
.rows li > div { min-width: 0; padding: 6px 18px 6px 10px; background: var(--sunk); }
.rows li > div:last-child { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: start; gap: 0 6px; padding: 6px 8px 6px 20px; background: none; border-inline-start: 1px solid var(--rule); }
.rows li:first-child > div:first-of-type { border-start-start-radius: 3px; }
.rows li:last-child > div:first-of-type { border-end-start-radius: 3px; }
.rows .v { font: 400 14px/20px var(--serif); color: var(--ink-2); min-width: 0; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
.rows .none { display: block; color: var(--ink-2); }
.rows .small > div:last-child > .v, .rows .none { flex: 1 1 64px; }
.rows .unverified.small > div:first-of-type .v { color: var(--ink); }
.rows .heads > div:nth-child(n) { padding-block: 4px; }
.rows .big > div:nth-of-type(n) { padding-block: 8px 9px; }
.rows .big > div:last-child { display: block; }
.rows .big .v { font: 600 16px/22px var(--serif); color: var(--ink); text-wrap: balance; }
.rows .of-claim { --seam: 34%; }
.rows .of-claim > div:last-child .v { font: 400 14px/20px var(--serif); }
.rows .quoted .v { display: block; font: 400 14px/20px var(--serif); }
.rows .quoted b { font-weight: 700; text-decoration: underline 2px; text-underline-offset: 3px; }
.rows .big .label { display: block; margin-bottom: 2px; }
.rows .top { display: flex; justify-content: space-between; gap: 6px; }
.rows .asks { grid-column: 1 / -1; padding: 6px 10px; border-bottom: 1px solid var(--rule); font: var(--label); color: var(--ink-2); }
.rows .sign { position: absolute; left: var(--seam); top: 7px; translate: -50% 0; width: 18px; height: 18px; padding: 1px; background: var(--raised); color: var(--v); border-radius: 4px; z-index: 1; }
.rows .big .sign { top: 50%; translate: -50% -50%; width: 22px; height: 22px; }
.rows .big:has(.asks) .sign { top: calc(50% + 14px); }
.rows .small.supported .sign, .rows .small.unverified .sign { border-radius: 50%; }
.rows .rest { display: block; padding: 5px 10px; font: var(--label); color: var(--ink-2); background: none; }
.slim { flex: none; font: 600 11px/20px var(--sans); color: var(--ink); white-space: nowrap; }
.slim.t2, .slim.t25 { color: var(--ink-2); font-weight: 500; }
.slim.t3 { color: var(--ink-3); font-weight: 400; }
.rows .top .slim { line-height: 16px; }
.reason { margin-top: 2px; color: var(--ink-2); text-wrap: pretty; }
.rows ~ :is(.reason, .claim, .correction) { margin-top: 10px; }
.claim { margin-top: 6px; font: 400 15px/23px var(--serif); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 5; overflow: hidden; }
.correction { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 2px 8px; margin-top: 10px; padding: 9px 10px 10px; border: 1px dashed var(--edge); border-radius: 4px; color: var(--ink-2); }
.correction svg { margin-top: 2px; }
strong { color: var(--ink); font-weight: 600; }
.sources { margin-top: 12px; display: grid; gap: 8px; }
.sources li { display: grid; grid-template-columns: minmax(54px, auto) minmax(0, 1fr); gap: 8px; align-items: start; }
a { color: var(--ink); text-decoration: underline 1px var(--edge); text-underline-offset: 3px; }
a:hover { text-decoration: underline 2px; }
.from { display: block; color: var(--ink-3); font: var(--label); font-weight: 400; margin-top: 1px; }
.answers { margin-top: 10px; display: grid; gap: 4px; color: var(--ink-2); font: var(--label); }
.notes { margin-top: 10px; display: grid; gap: 4px; padding-inline-start: 10px; border-inline-start: 2px solid var(--edge); white-space: pre-line; }
.answers li { display: grid; grid-template-columns: 16px minmax(0, 1fr); gap: 8px; align-items: center; }
.tier { display: inline-grid; place-items: center; height: 18px; margin-top: 1px; font: 600 11px/1 var(--sans); border-radius: 2px; border: 1px solid var(--ink); color: var(--ink); white-space: nowrap; padding: 0 4px; }
.tier.t1 { background: var(--ink); color: var(--ink-on); }
.tier.t25 { border-color: var(--edge); border-style: dashed; }
.tier.t3, .tier.unrated { border-color: transparent; background: var(--desk); color: var(--ink-2); font-weight: 500; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-top: 14px; }
@media (min-height: 400px) { .card { padding-bottom: 0; } .actions { position: sticky; bottom: 0; z-index: 2; margin-top: 8px; padding-block: 6px 14px; background: var(--raised); } .say { margin-top: 0; padding-bottom: 14px; } }
.btn { display: inline-flex; align-items: center; min-height: 32px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 4px; font: var(--strong); font-weight: 500; background: var(--raised); color: var(--ink); transition: background 120ms; }
.btn:hover { background: var(--desk); }
.btn.main { background: var(--ink); border-color: var(--ink); color: var(--ink-on); font-weight: 600; }
.btn.main:hover { background: var(--ink-2); }
.say { margin-top: 8px; color: var(--ink-2); }
.say:empty { display: none; }
@media (prefers-reduced-motion: reduce) { .card { animation: none; } .btn { transition: none; } }
@media (forced-colors: active) {
  .card { border: 1px solid CanvasText; }
  .tier.t1, .btn.main { forced-color-adjust: none; background: CanvasText; border-color: CanvasText; color: Canvas; }
  .tier.t3, .tier.unrated { border: 1px dotted CanvasText; }
  svg { color: CanvasText !important; --on-verdict: Canvas; }
}
@media print { .card { display: none; } }`
