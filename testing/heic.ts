/**
 * A photograph as a phone saves it, made here: 32 by 16 points in HEVC, lying on its side with the word that it is to be
 * turned, and with a place in its EXIF. Its picture is whatever the decoder makes of a few given bytes.
 */

/** Bits one after another, with the Exp-Golomb numbers of HEVC. */
const bits = () => {
  let text = '';
  const u = (length: number, value: number) => ((text += value.toString(2).padStart(length, '0')), writer);
  const ue = (value: number) => {
    const code = (value + 1).toString(2);
    text += '0'.repeat(code.length - 1) + code;
    return writer;
  };
  const writer = {
    u,
    ue,
    /** Nothing but noughts, each a flag or a number of its own. */
    noughts: (count: number) => u(count, 0),
    ues: (...values: number[]) => (values.forEach(ue), writer),
    /** Closed as a unit is: a one, then noughts to the end of its byte. */
    close: (): Buffer => {
      text += '1';
      text = text.padEnd(Math.ceil(text.length / 8) * 8, '0');
      return Buffer.from(text.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
    },
  };
  return writer;
};

/** A unit of the stream: its head, and a three wherever noughts would look like the beginning of the next one. */
const unit = (type: number, body: Buffer): Buffer => {
  const safe: number[] = [];
  for (const byte of body) {
    if (byte <= 3 && safe.at(-1) === 0 && safe.at(-2) === 0) safe.push(3);
    safe.push(byte);
  }
  return Buffer.from([type << 1, 1, ...safe]);
};

const profile = (into: ReturnType<typeof bits>) => into.u(8, 3).u(32, 0x70000000).u(4, 0b1011).noughts(44).u(8, 30);

const [width, height] = [32, 16];
/** The stream's video, sequence and picture parameters. */
const parameters = {
  32: profile(bits().u(4, 0).u(2, 3).u(6, 0).u(3, 0).u(1, 1).u(16, 0xffff))
    .u(1, 1)
    .ues(0, 0, 0)
    .u(6, 0)
    .ue(0)
    .u(2, 0)
    .close(),
  33: profile(bits().u(4, 0).u(3, 0).u(1, 1))
    .ues(0, 1, width, height)
    .u(1, 0)
    .ues(0, 0, 0)
    .u(1, 1)
    .ues(0, 0, 0)
    .ues(1, 0, 0, 2, 0, 0)
    .u(4, 0)
    .ue(0)
    .u(5, 0)
    .close(),
  34: bits().ues(0, 0).u(7, 0).ues(0, 0, 0).u(3, 0).ues(0, 0).noughts(10).ue(0).u(2, 0).close(),
};

const slice = (picture: Buffer): Buffer => unit(19, Buffer.concat([bits().u(2, 0b10).ues(0, 2, 0).close(), picture]));

const box = (name: string, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 8);
  return Buffer.concat([size, Buffer.from(name, 'latin1'), body]);
};
const bytes = (...values: number[]): Buffer => Buffer.from(values);
const u16 = (value: number): Buffer => bytes(value >> 8, value & 255);
const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
const whole = u32(0);

const configuration = (): Buffer => {
  const lists = ([32, 33, 34] as const).map((type) => {
    const body = unit(type, parameters[type]);
    return Buffer.concat([bytes(0x80 | type), u16(1), u16(body.length), body]);
  });
  const head = bytes(
    1,
    3,
    0x70,
    0,
    0,
    0,
    0xb0,
    0,
    0,
    0,
    0,
    0,
    30,
    0xf0,
    0,
    0xfc,
    0xfd,
    0xf8,
    0xf8,
    0,
    0,
    0x0f,
    lists.length,
  );
  return box('hvcC', head, ...lists);
};

/** What the camera wrote: a maker's name and a latitude, as text that is easily looked for. */
export const cameraWords = 'CameraMaker 51.5 N';

export const heicPhoto = (): Buffer => {
  const coded = slice(Buffer.from(Array.from({ length: 800 }, (_, at) => (at * at * 31 + at * 7 + 90) % 251)));
  const image = Buffer.concat([u32(coded.length), coded]);
  const exif = Buffer.concat([u32(0), Buffer.from(`Exif\0\0${cameraWords}`)]);
  const entry = (id: number, type: string) =>
    box('infe', bytes(2, 0, 0, 0), u16(id), u16(0), Buffer.from(type), bytes(0));
  const places = (from: number) =>
    box(
      'iloc',
      whole,
      bytes(0x44, 0),
      u16(2),
      ...[image.length, exif.length].map((size, at) =>
        Buffer.concat([u16(at + 1), u16(0), u16(1), u32(from + (at === 0 ? 0 : image.length)), u32(size)]),
      ),
    );
  const meta = (from: number) =>
    box(
      'meta',
      whole,
      box('hdlr', whole, whole, Buffer.from('pict'), Buffer.alloc(13)),
      box('pitm', whole, u16(1)),
      places(from),
      box('iinf', whole, u16(2), entry(1, 'hvc1'), entry(2, 'Exif')),
      box('iref', whole, box('cdsc', u16(2), u16(1), u16(1))),
      box(
        'iprp',
        box('ipco', configuration(), box('ispe', whole, u32(width), u32(height)), box('irot', bytes(1))),
        box('ipma', whole, u32(1), u16(1), bytes(3, 0x81, 2, 0x83)),
      ),
    );
  const kind = box('ftyp', Buffer.from('heic'), whole, Buffer.from('mif1heic'));
  const from = kind.length + meta(0).length + 8;
  return Buffer.concat([kind, meta(from), box('mdat', image, exif)]);
};
