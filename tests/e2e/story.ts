/** A small article: a sentence of each kind, a list and a link inside a sentence, on a page with a menu. */
export const STORY_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>The art of leaving</title>
    <meta property="og:site_name" content="The Long Table">
    <meta property="article:published_time" content="2026-01-28">
    <style>body { font: 20px/1.6 serif; margin: 40px auto; max-width: 640px } .gap { height: 1400px }</style>
  </head>
  <body>
    <nav><a href="/">Karpathy joined Tesla in 1999.</a></nav>
    <article>
      <h1>Andrej Karpathy and the art of leaving</h1>
      <p id="first">Andrej Karpathy was a founding member of <a href="#openai">OpenAI</a>, which he joined in December 2015. It is a fine day.</p>
      <div class="gap"></div>
      <p id="second">Karpathy left Tesla in March 2019. The dissertation of Karpathy is called “Connecting Images and Natural Language”.</p>
      <ul>
        <li>nanochat is the capstone project of LLM101n.</li>
        <li>Karpathy keeps three cats in his office.</li>
      </ul>
    </article>
  </body>
</html>`

/** The expected verdict of each sentence, by its words. */
export const STORY = {
  supported: [
    'Andrej Karpathy was a founding member of OpenAI, which he joined in December 2015.',
    'The dissertation of Karpathy is called “Connecting Images and Natural Language”.',
  ],
  contradicted: ['Karpathy left Tesla in March 2019.'],
  disputed: ['nanochat is the capstone project of LLM101n.'],
  /** The values of the contradicted sentence: of the page, and of the dossier. */
  page: 'March 2019',
  dossier: '13 July 2022',
  unverified: ['Karpathy keeps three cats in his office.'],
}

/** Whether an element is in the window as a whole. Runs in the page. */
export function isInView(selector: string): boolean {
  const box = document.querySelector(selector)?.getBoundingClientRect()
  return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
}
