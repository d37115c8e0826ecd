import { FindingRow, Findings, Tabs } from '../data/lists.tsx';
import { Button } from '../form/button.tsx';
import { SaveBar } from '../form/clash-notice.tsx';
import { Alert, Card, Refusal, SideNote } from '../page/card.tsx';
import { Grid } from '../page/page.tsx';

export const Notices = () => (
  <Grid>
    <div class="wm-flow">
      <Alert kind="info" title="One group is hidden to protect pupils">
        Fewer than 6 young carers took part. Groups overlap, so it cannot be worked out from the others.
      </Alert>
      <Alert kind="warning" title="Families: too few to speak for all.">
        Send a reminder by text. <a href="/kit">Remind families</a>
      </Alert>
      <Refusal
        what="Martin Hale cannot verify this school"
        why="He has been its adviser since September 2025."
        next={
          <>
            Choose someone below, or <a href="/kit">ask the panel chair to look at the rule</a>.
          </>
        }
      />
      <Alert kind="success" title="The plan is agreed." />
    </div>
    <div class="wm-flow">
      <SideNote title="What counts here">
        Something that shows a pupil’s life changed, not that a meeting took place.
      </SideNote>
      <Card title="Check before sending: 2 things a verifier would ask about">
        <Findings>
          <FindingRow
            must
            finding="Two pupils can be named from a picture caption"
            place="Homework club, autumn display"
            action={
              <Button small kind="quiet">
                Cover the names
              </Button>
            }
          />
          <FindingRow
            must={false}
            finding="Only staff are heard on standard 8"
            place="4 items"
            action={
              <Button small kind="quiet">
                Add a voice
              </Button>
            }
          />
        </Findings>
      </Card>
    </div>
  </Grid>
);

export const Foot = () => (
  <Card title="Tabs, and a foot that stays in sight">
    <Tabs
      title="Results by year"
      panels={[
        { id: 'kit-year-7', label: 'Year 7', children: <p>24 target pupils, 21 with both results.</p> },
        { id: 'kit-year-8', label: 'Year 8', children: <p>18 target pupils, 18 with both results.</p> },
      ]}
    />
    <SaveBar state="Kept as your draft, 10:42">
      <Button>Save attendance</Button>
    </SaveBar>
  </Card>
);
