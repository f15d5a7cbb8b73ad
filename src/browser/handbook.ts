/** The one script every page loads. It is small, and brings the rest when somebody asks for it. */
import { openCard } from './page/card.ts'
import { tellWhatIsOld } from './page/as-of.ts'
import { tellWhatIsOverdue } from './page/overdue.ts'
import { markWhatChanged } from './page/changed.ts'
import { openSearchBox } from './page/search-box.ts'

tellWhatIsOverdue()
tellWhatIsOld()
openSearchBox()
markWhatChanged()
openCard()
