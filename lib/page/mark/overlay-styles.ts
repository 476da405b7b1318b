/** The kinds differ by the shape of their line; the colours are the user's own. */
export const overlayStyles = `
:host { all: initial; position: absolute; top: 0; left: 0; width: 0; height: 0; z-index: 2147483646; pointer-events: none; }
i { position: absolute; box-sizing: content-box; border: 0 none CanvasText; pointer-events: none; }
.claimlight-differs, .claimlight-sentence { border-bottom: 4px solid CanvasText; }
.claimlight-doubt { border-bottom: 5px double CanvasText; }
.claimlight-compare { border-bottom: 3px dashed CanvasText; }
.claimlight-open { border-bottom: 1px dashed CanvasText; padding-bottom: 3px; }
.claimlight-matches { border-bottom: 2px dotted CanvasText; }
.claimlight-note { border-left: 3px solid Highlight; border-bottom: 1px solid Highlight; }
.claimlight-here { outline: 2px solid Highlight; outline-offset: 1px; }
`
