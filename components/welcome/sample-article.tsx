import type { Ref } from 'react'

/**
 * A few sentences to try it on: some as the dossier has them, one with another year, one that nobody can settle yet, one
 * that the dossier knows nothing of. Always in English, the language that is read.
 */
export function SampleArticle({ ref, label }: { ref: Ref<HTMLElement>; label: string }) {
  return (
    <article ref={ref} className="sample" lang="en" aria-label={label}>
      <p className="label">The Long Table · 28 January 2026</p>
      <h3 className="title">The man at the blackboard</h3>
      <p>
        Andrej Karpathy was a founding member of OpenAI, which he joined in December 2015. Karpathy joined Tesla in June
        2019. On July 13, 2022, he announced that he was leaving the carmaker.
      </p>
      <p>
        His essay “Software 2.0” appeared in November 2017. In October 2025 Karpathy released nanochat, and people
        downloaded it on trains.
      </p>
      <p>What else one hears of him:</p>
      <ul>
        <li>nanochat is the capstone project of LLM101n.</li>
        <li>Karpathy keeps three cats in his office.</li>
      </ul>
    </article>
  )
}
