import { useTitle } from '../parts/title.ts'
import { Cases } from './cases.tsx'
import { QualityPanel } from './quality-panel.tsx'
import { RevealLog } from './reveal-log.tsx'
import { Training } from './training.tsx'

/** What people's decisions teach, whether it helped, how well each department is served, who looked at what. */
function LearningPage() {
  useTitle('质量与学习')
  return (
    <div className="page wide-page">
      <h1>质量与学习</h1>
      <div className="halves">
        <Cases />
        <Training />
      </div>
      <QualityPanel />
      <RevealLog />
    </div>
  )
}

export default LearningPage
