import type { Correction } from '@/lib/dossier/schema'
import { Icon } from '@/components/ui/icon'

/** The proofreader's slip: where the dossier's own sources show its text to be wrong, and by what. */
export function CorrectionSlip({ correction }: { correction: Correction }) {
  return (
    <div className="slip">
      <Icon name="correction" />
      <p>
        <strong>Correction.</strong> {correction.text} Evidence: {correction.evidence}
      </p>
    </div>
  )
}
