//! Names of families with roots elsewhere, with the spellings that Nordic registers hold.

/// One origin: given names of girls and boys, surnames.
#[derive(Debug)]
pub struct Origin {
    /// Girls and women.
    pub girls: &'static [&'static str],
    /// Boys and men.
    pub boys: &'static [&'static str],
    /// Surnames.
    pub surnames: &'static [&'static str],
}

/// The origins that are common in the three countries.
pub const ORIGINS: &[Origin] = &[
    // Arabic
    Origin {
        girls: &["Fatima", "Mariam", "Aisha", "Nour", "Layla", "Yasmin", "Zahra", "Amira", "Rana", "Salma"],
        boys: &["Mohammed", "Ahmad", "Yousef", "Omar", "Ali", "Hassan", "Karim", "Ibrahim", "Khaled", "Adam"],
        surnames: &[
            "Al-Khatib",
            "Haddad",
            "Al-Masri",
            "Darwish",
            "Khalil",
            "Mansour",
            "Saleh",
            "Abdallah",
            "Nasser",
        ],
    },
    // Somali
    Origin {
        girls: &["Hodan", "Sagal", "Ifrah", "Hibo", "Ayaan", "Nasra", "Samsam", "Fowsia"],
        boys: &["Abdi", "Mahad", "Liban", "Yahye", "Zakariye", "Guled", "Abdirahman", "Warsame"],
        surnames: &["Warsame", "Abdullahi", "Farah", "Hussein", "Jama", "Mohamud", "Osman", "Nur", "Isse"],
    },
    // Polish and Ukrainian
    Origin {
        girls: &[
            "Zofia",
            "Maja",
            "Hanna",
            "Zuzanna",
            "Oksana",
            "Daryna",
            "Solomiia",
            "Anastasiia",
            "Małgorzata",
        ],
        boys: &["Jakub", "Szymon", "Kacper", "Łukasz", "Oleksandr", "Maksym", "Danylo", "Bohdan", "Paweł"],
        surnames: &[
            "Kowalski",
            "Nowak",
            "Wiśniewski",
            "Wójcik",
            "Shevchenko",
            "Bondarenko",
            "Tkachenko",
            "Kravchuk",
        ],
    },
    // Tigrinya
    Origin {
        girls: &["Selam", "Miriam", "Rahel", "Feven", "Luwam", "Helen", "Saba"],
        boys: &["Yonas", "Filmon", "Natnael", "Biniam", "Henok", "Samuel", "Robel"],
        surnames: &["Tesfay", "Gebremedhin", "Berhane", "Haile", "Kidane", "Tekle", "Yohannes"],
    },
    // Persian and Turkish
    Origin {
        girls: &["Parisa", "Shirin", "Nazanin", "Elif", "Zeynep", "Ayşe", "Roya", "Defne"],
        boys: &["Reza", "Amir", "Navid", "Emir", "Yusuf", "Mehmet", "Kian", "Arash"],
        surnames: &["Ahmadi", "Hosseini", "Karimi", "Yılmaz", "Demir", "Şahin", "Rahimi", "Öztürk"],
    },
];
