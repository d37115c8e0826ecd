import { Card, plural } from '#platform/kit';
import { gateSentence, gatesOf } from '../rules.ts';
import type { Scheme } from '../rules.ts';

/** The steps in order, each with what must be true before the act that ends it. */
export const Steps = ({ scheme }: Readonly<{ scheme: Scheme }>) => (
  <Card
    title={`The ${plural(scheme.steps.length, 'step')}`}
    subtitle="Steps overlap. A gate stops only the act that ends its step, never the preparation."
  >
    <ol class="govuk-list govuk-list--number">
      {scheme.steps.map((step) => {
        const gates = gatesOf(scheme, step.code);
        return (
          <li value={step.number}>
            <strong>{step.name}.</strong> {step.does}
            {gates.length === 0 ? null : (
              <ul class="govuk-list govuk-list--bullet">
                {gates.map((gate) => (
                  <li>{gateSentence(scheme, gate)}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  </Card>
);
