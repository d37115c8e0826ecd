import { Alert } from '#platform/kit';

type NobodyProps = Readonly<{
  /** The point by which pupils are weighed. */
  from: string | null;
  /** Whether anybody who could be proposed has a result at it. */
  isMeasured: boolean;
}>;

/** Nobody to propose: because nobody else was measured there, or because nobody stands near enough. */
export const NobodyLike = ({ from, isMeasured }: NobodyProps) =>
  from !== null && !isMeasured ? (
    <Alert kind="warning" title={`Nobody else has a result in ${from}.`}>
      <p>Bring in its results for the whole year group, or weigh by another point at the side.</p>
    </Alert>
  ) : (
    <Alert kind="warning" title="Nobody on roll is like enough.">
      <p>Ask for less likeness at the side, or set the target pupils against something else.</p>
    </Alert>
  );
