import { Cases } from './cases.tsx'
import { QualityPanel } from './quality-panel.tsx'
import { RevealLog } from './reveal-log.tsx'
import { Training } from './training.tsx'

/** What people's decisions teach, whether it helped, how well each department is served, who looked at what. */
const LearningPage = () => (
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

export default LearningPage
