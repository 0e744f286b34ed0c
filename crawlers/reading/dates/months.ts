/** Month names and short forms of the press that is read, folded to lower case without marks. */
const NAMES: readonly (readonly string[])[] = [
  'january jan januar jaenner janner janvier janv enero ene gennaio gen januari janeiro stycznia styczen januára leden ledna tammikuuta januar ocak yanvarya января январь янв січня thang\u00a0mot thang\u00a0gieng'.split(
    ' ',
  ),
  'february feb februar fevrier fevr febrero febbraio februari fevereiro fev lutego luty unora helmikuuta subat fevralya февраля февраль фев лютого thang\u00a0hai'.split(
    ' ',
  ),
  'march mar marz maerz mars marzo mrt maart marco marca marzec brezna maaliskuuta mart марта март мар березня thang\u00a0ba'.split(
    ' ',
  ),
  'april apr avril avr abril abr aprile kwietnia kwiecien dubna huhtikuuta nisan апреля апрель апр квітня thang\u00a0tu'.split(
    ' ',
  ),
  'may mai mayo maggio mag mei maio maja maj kvetna toukokuuta mayis мая май травня thang\u00a0nam'.split(
    ' ',
  ),
  'june jun juni juin junio giugno giu junho czerwca czerwiec cervna kesakuuta haziran июня июнь июн червня thang\u00a0sau'.split(
    ' ',
  ),
  'july jul juli juillet juil julio luglio lug julho lipca lipiec cervence heinakuuta temmuz июля июль июл липня thang\u00a0bay'.split(
    ' ',
  ),
  'august aug août aout agosto ago augustus sierpnia sierpien srpna elokuuta agustos августа август авг серпня thang\u00a0tam'.split(
    ' ',
  ),
  'september sep sept septembre septiembre settembre set setembro wrzesnia wrzesien zari syyskuuta eylul сентября сентябрь сен вересня thang\u00a0chin'.split(
    ' ',
  ),
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik rijna lokakuuta ekim октября октябрь окт жовтня thang\u00a0muoi'.split(
    ' ',
  ),
  'november nov novembre noviembre novembro listopada listopad marraskuuta kasim ноября ноябрь ноя листопада thang\u00a0muoi\u00a0mot'.split(
    ' ',
  ),
  'december dec dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien prosince joulukuuta aralik desember des декабря декабрь дек грудня thang\u00a0muoi\u00a0hai'.split(
    ' ',
  ),
];

const fold = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/\s+/g, '\u00a0');

const NUMBERS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.map((name) => [fold(name), index + 1] as const)),
);

/** 1 to 12, or 0 for a word that names no month. */
export const monthNumber = (name: string): number => NUMBERS.get(fold(name)) ?? 0;
