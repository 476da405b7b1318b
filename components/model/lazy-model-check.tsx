import { lazy, Suspense, use } from 'react'
import { PanelContext } from '@/components/panel/panel-context'
import { useReadsWithModel, type ModelCheckProps } from './model-check-of'

const ModelCheck = lazy(() => import('./model-check'))

/** The model as second reader of a text. Its code is loaded only when a model is connected. */
export function LazyModelCheck(props: ModelCheckProps) {
  const panel = use(PanelContext)
  if (!useReadsWithModel()) return null
  return (
    <Suspense>
      <ModelCheck key={`${panel?.tabId} ${props.check.id}`} {...props} />
    </Suspense>
  )
}
