import type { PageState } from '@/lib/messaging/protocol'
import { count, verdicts } from '@/components/ui/words'
import { countOf } from './tally'

/** The one sentence that sums up, and where nothing conflicts what that does and does not mean. */
export function Lead({ page, subject }: { page: PageState; subject: string }) {
  const { findings, sentences, checked } = page
  const conflicts = countOf('contradicted', findings)
  const verb = conflicts === 1 ? 'conflicts' : 'conflict'
  if (page.status === 'checking') {
    return (
      <>
        <h2 className="lead">
          {checked} of {sentences} sentences checked. <strong>{conflicts === 0 ? 'None' : conflicts}</strong>{' '}
          {conflicts === 0 ? 'conflicts' : verb} so far.
        </h2>
        <progress className="only-read" aria-label="Sentences checked" max={Math.max(1, sentences)} value={checked} />
      </>
    )
  }
  if (conflicts > 0) {
    return (
      <h2 className="lead">
        <strong>
          {conflicts} of {count(sentences, 'sentence')}
        </strong>{' '}
        {verb} with the dossier.
      </h2>
    )
  }
  if (findings.length === 0) {
    return (
      <>
        <h2 className="lead">Nothing here can be held beside the dossier.</h2>
        <p className="second after-lead">
          The page mentions {subject}, but no sentence states something checkable about the subject.
        </p>
      </>
    )
  }
  return (
    <>
      <h2 className="lead">No sentence here conflicts with the dossier.</h2>
      <p className="second after-lead">{restOf(page, subject)}</p>
    </>
  )
}

/** Said once, politely, when checking ends. */
export function announcement(page: PageState): string {
  if (page.status !== 'done') return ''
  return `Checking ended: ${verdicts.map((verdict) => `${countOf(verdict, page.findings)} ${verdict}`).join(', ')}.`
}

/** "18 of 26 sentences about Karpathy are supported. On the other 8 the dossier has nothing. That says nothing about them either way." */
function restOf({ findings }: PageState, subject: string): string {
  const supported = countOf('supported', findings)
  const disputed = countOf('disputed', findings)
  const unverified = countOf('unverified', findings)
  const surname = subject.split(' ').at(-1) ?? subject
  const parts = [
    `${supported} of ${count(findings.length, 'sentence')} about ${surname} ${supported === 1 ? 'is' : 'are'} supported.`,
  ]
  if (disputed > 0) parts.push(`On ${disputed} the dossier is itself in doubt.`)
  if (unverified > 0)
    parts.push(
      `On ${disputed > 0 ? '' : 'the other '}${unverified} the dossier has nothing. That says nothing about ${unverified === 1 ? 'it' : 'them'} either way.`,
    )
  return parts.join(' ')
}
