import type { Random } from './random.ts';

const GIVEN_NAMES =
  `Abena Adaeze Adil Agneta Aiko Aileen Alma Amadou Amara Anahita Anouk Antero Anwen Aoife Arjun Asel Asha
Aurelio Ayesha Bao Beatriz Bekele Benat Bilal Bojana Bram Callum Carys Catalina Cedric Chidi Chiara Cosmin Dagny Dalia Daniela
Darius Delphine Dilnoza Dimitra Dorji Ebba Efua Eilidh Elif Elodie Emeka Emre Esi Esteban Eun-ji Farida Farhad Femi Fergus
Fiora Freya Gael Giorgos Goran Gudrun Hana Harpreet Haruto Hedda Henrike Hine Ibrahim Idris Ilse Imani Ines Ingrid Isko
Ivana Jakob Jamila Jarek Jelena Jin-woo Joaquin Jorunn Kaia Kalani Kamal Katarzyna Keala Kenji Kiri Kofi Kwame Lalita Lars
Laszlo Leila Lerato Ligaya Linh Lorcan Lucia Lwazi Maeve Magnus Mahmoud Maite Malia Marek Mariam Marisol Mateus Mehwish Mei
Milena Minh Mireille Nadia Naveed Nayeli Neela Niamh Nilufar Noor Obinna Olamide Oskar Paloma Parisa Pavel Pilar Pradeep
Quang Radka Rafal Rania Ravi Rhian Rosalind Ruben Sadia Sakura Samira Sanna Saoirse Sefa Selam Shirin Simran Sione Soren
Suda Sunniva Tadesse Talia Tamsin Tariq Thandiwe Thuy Tomas Torben Tuan Ulrike Umar Valentina Vesna Vikram Wanjiru Wen
Wiremu Xiomara Yael Yara Yohannes Yuki Yusra Zainab Zdenka Zeynep Zofia Zubair`.split(/\s+/);

const FAMILY_NAMES =
  `Abara Achterberg Adeyemo Aguilar Ahmadi Akana Alvarsson Amsel Andrade Anselmo Appiah Arslan Asante Ashworth
Azimi Bagheri Balogun Banerjee Baptiste Barzani Bekele Belmonte Berglund Bhandari Birch Bondarenko Boateng Brannigan Brodeur
Bui Cabrera Calloway Castellanos Cetin Chaudhry Chukwu Cisse Corrigan Dang Danso Dastur Demir Desta Diallo Dimitrov Dinh
Dlamini Dobrev Dorje Dunleavy Ebadi Ekwueme Eriksen Espinoza Fairweather Farouk Fekete Fenwick Ferreira Fiala Fofana
Galanis Gallagher Gebre Ghorbani Gonsalves Gunnarsson Gurung Haddad Hakimi Halvorsen Harrow Hashemi Hawthorne Hayashi
Henriksson Hoang Horvat Hosseini Ibarra Ibekwe Iyer Jankowski Jaramillo Johal Jovanovic Kaleo Kamau Kaplan Karimova
Kaya Kealoha Kebede Khatri Kiplagat Kirchner Kowalczyk Kovacs Kruger Kulkarni Kurosawa-Lind Lachance Lam Larkin Lindqvist
Lobo Machado Mahlangu Makela Mansour Marchetti Marquez Mbeki-Thorne Mehra Mensah Mirza Molnar Moreau Mwangi Nakagawa Naidoo
Nasser Ndiaye Nowak Nyambura Oberlin Ochieng Odhiambo Okafor Okonjo Olander Omondi Oyelaran Ozturk Pahlavan Palakiko
Papadakis Paredes Parekh Pemba Petrosyan Pham Phan Pokharel Quispe Qureshi Raghavan Rahimi Rahman Ravndal Rezaei Rinaldi
Rosander Rozario Sabet Salazar Sandoval Sarkis Sasaki Schreiner Sefton Serrano Shevchenko Shrestha Siddiqui Silvestri
Solberg Sorensen Steinmetz Suarez Sundaram Szabo Tabrizi Takeda Tamrakar Tanoa Teague Tekle Thapa Tollefsen Tran Tufa
Turan Ubina Uchida Ulloa Vainio Valtonen Varga Vasquez Venkatesan Vidal Villanueva Vukovic Wachira Wairimu Waterhouse
Whitcombe Wojcik Woldu Yalcin Yamane Yeboah Yilmaz Youssef Zaman Zamora Zapata Zelenko Zielinski`.split(
    /\s+/,
  );

/** A name that belongs to nobody in particular. */
export interface Name {
  readonly givenName: string;
  readonly familyName: string;
}

/** Draws names, no two the same; family names come back only when all of them have been used. */
export function drawNames(random: Random, count: number): Name[] {
  const used = new Set<string>();
  const names: Name[] = [];
  let familyNames: string[] = [];
  while (names.length < count) {
    if (familyNames.length === 0) familyNames = random.shuffled(FAMILY_NAMES);
    const familyName = familyNames.pop() ?? '';
    const givenName = random.pick(GIVEN_NAMES);
    if (used.has(`${givenName} ${familyName}`)) continue;
    used.add(`${givenName} ${familyName}`);
    names.push({ givenName, familyName });
  }
  return names;
}
