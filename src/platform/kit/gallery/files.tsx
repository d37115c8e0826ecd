import { FileLook, Marked } from '../data/file-look.tsx';
import { Card } from '../page/card.tsx';
import { Grid } from '../page/page.tsx';

const given = { name: 'Attendance.xlsx', picture: '/kit', pageImage: () => '/kit', pageHref: () => '/kit', page: 1 };

const table = {
  name: 'Autumn',
  rows: [
    ['Group', 'Before', 'After', 'What was seen'],
    ['Year 7', '88.1', '91.4', 'Fewer pupils are late on Mondays'],
  ],
  more: 31,
};

/** What a file shows of itself without being opened, and a stretch of text that was searched for. */
export const Files = () => (
  <Grid>
    <Card title="A file looked at">
      <FileLook {...given} look={{ kind: 'tables', tables: [table] }} />
      <FileLook {...given} look={{ kind: 'words', words: 'Governors praised the phonics lessons.', isCut: true }} />
    </Card>
    <Card title="Where there is nothing to see, and words that were found">
      <FileLook {...given} look={{ kind: 'not-yet' }} />
      <FileLook
        {...given}
        look={{ kind: 'unreadable', because: 'This file is protected with a password. Save a copy without one.' }}
      />
      <p>
        <Marked
          parts={[
            { text: '… the breakfast club raised ', isHit: false },
            { text: 'attendance', isHit: true },
            { text: ' from September on …', isHit: false },
          ]}
        />
      </p>
    </Card>
  </Grid>
);
