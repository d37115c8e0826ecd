import { Button, ButtonGroup, Card, Form, Grid, Icon, Page, TextInput, type Frame, type IconName } from '#platform/kit';
import { steps } from '#journey';
import { paths } from '#paths';

const said: Readonly<Record<(typeof steps)[number]['name'], string>> = {
  training: 'Every member of staff learns what raises the achievement of vulnerable learners.',
  audit: 'Staff judge in pairs where the school is, with evidence, and agree strengths and what to improve.',
  plan: 'Actions with an owner, a partner, a cost, and a measure declared before they begin.',
  portfolio: 'Results of target pupils beside like pupils, before and after, with how sure we are.',
  visits: 'A verifier who has never advised the school follows each claim to its evidence.',
  awards: 'A panel decides, and says why. Anyone can check the award without trusting us.',
};

const Steps = () => (
  <Card title="Six steps from first meeting to public award">
    <ol class="wm-steps">
      {steps.map((step) => (
        <li class="wm-steps__step">
          <span class="wm-step-mark wm-step-mark--large wm-step-mark--now" aria-hidden="true">
            {step.number}
          </span>
          <div>
            <h3>{step.title}</h3>
            <p>{said[step.name]}</p>
          </div>
        </li>
      ))}
    </ol>
  </Card>
);

const people: readonly Readonly<{ icon: IconName; who: string; can: string }>[] = [
  {
    icon: 'school',
    who: 'Schools',
    can: 'One place for the whole journey. Evidence is added once and answers every framework that asks for it.',
  },
  {
    icon: 'shield',
    who: 'Awarding bodies',
    can: 'Every school’s place on the path, conflicts of interest refused, and a register that anyone can check.',
  },
  {
    icon: 'people',
    who: 'Families',
    can: 'Help near you through the school’s partnership hub, and a way to say what you think and see what changed.',
  },
];

const Hero = () => (
  <section class="wm-hero" aria-labelledby="hero">
    <div class="wm-hero__words">
      <h1 class="wm-hero__title" id="hero">
        Show what changed for your children
      </h1>
      <p class="wm-hero__lead">
        Waymark takes a school through a quality mark for vulnerable learners, step by step, and shows the difference
        that it made: never more than is known, never less.
      </p>
      <ButtonGroup>
        <Button kind="inverse" href={paths.register.list}>
          See who holds a mark
        </Button>
        <a class="wm-hero__link" href={paths.schemes.list}>
          Read what each mark asks
        </a>
      </ButtonGroup>
    </div>
    <HeroPath />
  </section>
);

/** The path as a drawing: three steps travelled, two under way, one ahead. Decoration: the words stand below. */
const HeroPath = () => (
  <svg class="wm-hero__path" viewBox="0 0 300 220" aria-hidden="true" focusable="false">
    <path class="wm-hero__travelled" d="M20 200C70 200 60 150 104 146S160 120 172 96" />
    <path class="wm-hero__ahead" d="M172 96C186 66 214 74 232 56S252 30 276 26" />
    {[
      [20, 200],
      [66, 168],
      [104, 146],
      [150, 124],
    ].map(([x, y]) => (
      <circle class="wm-hero__done" cx={x} cy={y} r="8" />
    ))}
    <circle class="wm-hero__now" cx="172" cy="96" r="12" />
    <circle class="wm-hero__to-come" cx="232" cy="56" r="8" />
    <path class="wm-hero__flag" d="M276 26l18 19h-10c0 10-4 18-13 25-3 2.5-7 .5-6-3 1.5-6 3.5-11 3.500-22h-10z" />
  </svg>
);

/** For visitors: what this is, how it goes, and how to check an award. */
export const PublicHomePage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page frame={frame} title="Waymark" bare roomy>
    <Hero />
    <Grid of={3}>
      {people.map(({ icon, who, can }) => (
        <Card
          title={
            <span class="wm-with-icon">
              <Icon name={icon} />
              {who}
            </span>
          }
        >
          <p>{can}</p>
        </Card>
      ))}
    </Grid>
    <Steps />
    <Card
      title="Check an award"
      subtitle="Every school that holds, or has held, a mark stands in the register, with the reason when one ended."
    >
      <Form frame={frame} action={paths.register.list} method="get" inline>
        <TextInput name="q" label="School, town or award number" />
        <Button icon="search">Search the register</Button>
      </Form>
    </Card>
  </Page>
);
