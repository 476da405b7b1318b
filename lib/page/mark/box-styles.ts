const SHARED = `
:host { all: initial !important; position: absolute !important; top: 0 !important; left: 0 !important; width: 0 !important; height: 0 !important; pointer-events: none !important; }
i { position: absolute; box-sizing: content-box; border: 0 none CanvasText; pointer-events: none; }`

/** Boxes in forced colours. The kinds differ by the shape of their line; the colours are the user's own. */
export const forcedColorBoxes = `${SHARED}
:host { z-index: 2147483646 !important; }
.claimlight-differs, .claimlight-sentence { border-bottom: 4px solid CanvasText; }
.claimlight-doubt { border-bottom: 5px double CanvasText; }
.claimlight-compare { border-bottom: 3px dashed CanvasText; }
.claimlight-open { border-bottom: 1px dashed CanvasText; padding-bottom: 3px; }
.claimlight-matches { border-bottom: 2px dotted CanvasText; }
.claimlight-note { border-left: 3px solid Highlight; border-bottom: 1px solid Highlight; }
.claimlight-here { outline: 2px solid Highlight; outline-offset: 1px; }
`

/** Boxes with the look of `markStyles`. The wave of a doubt consists of two gradients, as borders have no waves. */
export const colorBoxes = `${SHARED}
.claimlight-note { background-color: rgb(242 178 27 / 0.12); border-bottom: 3px double #7f8785; }
.claimlight-matches { border-bottom: 2px dotted #008cae; }
.claimlight-open { border-bottom: 1px dashed #757b7e; padding-bottom: 3px; }
.claimlight-compare { background-color: rgb(154 88 220 / 0.16); border-bottom: 2px dashed #9a58dc; }
.claimlight-doubt {
  padding-bottom: 4px;
  background:
    linear-gradient(45deg, transparent 42%, #9a58dc 43% 62%, transparent 63%) 0 100% / 6px 4px repeat-x,
    linear-gradient(-45deg, transparent 42%, #9a58dc 43% 62%, transparent 63%) 3px 100% / 6px 4px repeat-x;
}
.claimlight-sentence { border-bottom: 3px solid #d9382a; }
.claimlight-differs { background-color: rgb(217 56 42 / 0.16); border-bottom: 3px solid #d9382a; }
.claimlight-here { background-color: rgb(242 178 27 / 0.28); }
@media print { :host { display: none !important; } }
`
