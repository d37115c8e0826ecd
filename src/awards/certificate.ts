import { toString as qrCode } from 'qrcode';
import type { Document } from '#platform/documents';
import { contourSvg } from './drawing/contours.ts';
import { writtenDay } from './award/rules.ts';

/** What a certificate says. Dates are days, such as '2027-03-01'. */
export type Certificate = Readonly<{
  number: string;
  body: string;
  title: string;
  school: string;
  statement: string;
  steps: readonly string[];
  signatory: Readonly<{ name: string; part: string }>;
  awardedOn: string;
  validUntil: string;
  url: string;
  badge: string;
}>;

/** The certificate as a document to set: PDF/UA-1, the same bytes for the same award whenever it is set. */
export async function certificateDocument(certificate: Certificate): Promise<Document> {
  const { awardedOn, validUntil, url, ...words } = certificate;
  const data = {
    ...words,
    url,
    shown: url.replace(/^https?:\/\//, ''),
    awarded: writtenDay(awardedOn),
    until: writtenDay(validUntil),
    language: 'en',
    description: `Certificate ${certificate.number}. Its live status stands at ${url}`,
    contours: contourSvg(297, 210, '#8fbcb0'),
    mark: MARK,
    qr: await qrSvg(url),
    words: {
      award: 'Award',
      awarded: 'Awarded',
      until: 'Valid until',
      paper: 'Paper can be out of date.',
      scan: 'Scan for today’s status',
      badge: `Badge of the ${certificate.title}`,
      qr: `QR code that opens ${url}`,
    },
  };
  return {
    template: 'src/awards/certificate.typ',
    data,
    standard: 'ua-1',
    createdAt: new Date(`${awardedOn}T00:00:00Z`),
  };
}

/** A QR code as a picture, dark on light in every theme. */
export async function qrSvg(url: string): Promise<string> {
  return qrCode(url, { type: 'svg', margin: 2, color: { dark: '#073b3a', light: '#ffffff' } });
}

const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"><circle cx="120" cy="120" r="118" fill="#0b5351"/><circle cx="120" cy="120" r="96" fill="none" stroke="#f8f6f1" stroke-width="10"/><path d="M120 50l50 52h-29c0 27-11 49-35 67-9 6-19 1-17-8 6-28 12-41 12-59H70z" fill="#f4b942"/></svg>';
