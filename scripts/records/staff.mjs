/**
 * Who works at Lammas & Laud. The people are not there, any more than the firm is: how many of each role there are, the pages
 * on research say.
 */
export const staff = [
  ['driver', 'rowan-street', ['Vootele Rabakivi', 'Hilda-Mai Sammalsoo', 'Arseni Tuulepea', 'Ruudolf Kanarbik']],
  ['driver', 'mill-yard', ['Evelin Palusalu', 'Oskar-Jaan Metsakivi']],
  ['fitter', 'mill-yard', ['Leida Vesikivi', 'Gunnar Hobulaid', 'Marta-Liis Nurmeveer', 'Ivar Paepuu', 'Tõnis-Erik Saarelaid']],
  ['sales-assistant', 'rowan-street', ['Agneta Linnuraba', 'Kustas Mustjala', 'Salme Rannaveer', 'Ello Kivirand']],
  ['sales-assistant', 'harbour-hall', ['Boriss Lainepea', 'Mirjam Tormilaid', 'Teodor Vihmasoo']],
  ['sales-assistant', 'mill-yard', ['Annika-Loore Takjaveer']],
  ['customer-care', 'rowan-street', ['Helmut Jõepera', 'Regina Varsakabi', 'Silver-Aleks Kuldkepp']],
  ['shift-lead', 'rowan-street', ['Virve Pajuveer', 'Eedo Laanekask']],
  ['shop-manager', 'rowan-street', ['Johannes Tammeveer']],
  ['managing-director', 'rowan-street', ['Karoliina Võsupera']],
  ['accounts', 'rowan-street', ['Ferdinand Ojakivi', 'Lembe Kassikäpp']],
  ['complaints-owner', 'rowan-street', ['Paula Hiieraba']],
].flatMap(([role, place, people]) => people.map((person) => ({ person, role, place })))

/** Came after the evening in September on which the policy was introduced, and heard of it in their first week. */
export const newcomers = { 'Annika-Loore Takjaveer': '2026-10-05', 'Silver-Aleks Kuldkepp': '2026-11-02' }

/** Left in autumn of their own will. */
export const gone = { person: 'Justus Meriheina', role: 'driver', place: 'rowan-street', left: '2026-09-30' }

/** Is on leave until after the holidays, and nobody waits for her. */
export const away = { 'Evelin Palusalu': { awayFrom: '2026-11-09', backOn: '2027-01-11' } }
