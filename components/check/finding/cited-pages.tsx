import { useEffect, useState } from 'react'
import { useInstalledDossiers } from '@/components/book/dossier-of'
import { readPageAsEvidence } from '@/components/dossiers/read-page'
import { usePanel } from '@/components/panel/panel-context'
import { Button } from '@/components/ui/button'
import { FoldedList } from '@/components/ui/folded'
import { OutsideLink } from '@/components/ui/text'
import { HeadedBlock } from '@/components/ui/section'
import { isReadFrom } from '@/lib/dossiers/data/dossier-name'
import { t } from '@/lib/i18n/t'
import { watchOpenPages } from '@/lib/platform/tabs'
import type { AnswerPart, CitedPage } from '@/lib/schema/page-state'
import { pageKeyOf } from '@/lib/text/same-page'
import { hostOf } from '@/lib/text/urls'

/** The pages that each answer of a chat cites; one that is open in a tab becomes evidence by one click. */
export default function CitedPages({ answers }: { answers: readonly AnswerPart[] }) {
  const tabs = useOpenTabs()
  const installed = useInstalledDossiers()
  const isUsed = ({ url }: CitedPage): boolean => installed.some((dossier) => isReadFrom(dossier, url))
  const isOpen = ({ url }: CitedPage): boolean => tabs.has(pageKeyOf(url))
  const all = answers.flatMap(({ cites }) => cites)
  return (
    <>
      {answers.map(({ start, cites }, at) => {
        const id = `cites-${start}`
        if (cites.length === 0) return null
        const name = answers.length === 1 ? t('chat.cites') : t('chat.answerCites', { n: at + 1 })
        return (
          <HeadedBlock key={id} id={id} name={name}>
            <FoldedList
              items={cites}
              firstCount={MOST_SHOWN}
              className="cited"
              labelledBy={id}
              more={(rest) => t('count.moreSources', rest)}
              moreLabel={t('finding.moreSources')}
              draw={(page) => (
                <Cited key={page.url} page={page} isUsed={isUsed(page)} tab={tabs.get(pageKeyOf(page.url))} />
              )}
            />
          </HeadedBlock>
        )
      })}
      {all.length > 0 && !all.some((page) => isOpen(page) || isUsed(page)) && (
        <p className="block text-muted">{t('chat.openFirst')}</p>
      )}
    </>
  )
}

const MOST_SHOWN = 4

function Cited({ page: { url, name }, isUsed, tab }: { page: CitedPage; isUsed: boolean; tab: number | undefined }) {
  const { adder } = usePanel()
  const host = hostOf(url)
  const use = { label: t('evidence.use'), 'aria-label': t('chat.use', { page: name || host }) }
  return (
    <li>
      <span>
        <OutsideLink url={url}>{name || host}</OutsideLink>
        {name !== '' && <span className="from">{host}</span>}
      </span>
      {isUsed && <span className="text-muted">{t('chat.isEvidence')}</span>}
      {!isUsed && tab !== undefined && <Button {...use} onClick={() => readPageAsEvidence(adder, tab)} />}
    </li>
  )
}

/** Returns the tabs by the keys of their pages. */
function useOpenTabs(): ReadonlyMap<string, number> {
  const [tabs, setTabs] = useState<ReadonlyMap<string, number>>(new Map())
  useEffect(() => watchOpenPages((all) => setTabs(new Map(all.map(({ url, tabId }) => [pageKeyOf(url), tabId])))), [])
  return tabs
}
