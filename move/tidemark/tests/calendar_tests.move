/// Times in words, against dates anyone can look up.
#[test_only]
module tidemark::calendar_tests;

use tidemark::calendar;

const DAY_MS: u64 = 86_400_000;

fun shows(at_ms: u64, words: vector<u8>) {
    assert!(calendar::utc(at_ms) == words.to_string());
}

#[test]
fun the_first_day_and_its_minutes() {
    shows(0, b"1970-01-01 00:00 UTC");
    shows(59_999, b"1970-01-01 00:00 UTC");
    shows(60_000, b"1970-01-01 00:01 UTC");
    shows(86_399_999, b"1970-01-01 23:59 UTC");
    shows(86_400_000, b"1970-01-02 00:00 UTC");
}

#[test]
fun months_end_where_they_should() {
    shows(1_738_281_600_000, b"2025-01-31 00:00 UTC");
    shows(1_738_368_000_000, b"2025-02-01 00:00 UTC");
    shows(1_740_700_800_000, b"2025-02-28 00:00 UTC");
    shows(1_740_787_200_000, b"2025-03-01 00:00 UTC");
    shows(1_745_971_200_000, b"2025-04-30 00:00 UTC");
    shows(1_746_057_600_000, b"2025-05-01 00:00 UTC");
    shows(1_751_241_600_000, b"2025-06-30 00:00 UTC");
    shows(1_753_920_000_000, b"2025-07-31 00:00 UTC");
    shows(1_756_598_400_000, b"2025-08-31 00:00 UTC");
    shows(1_759_190_400_000, b"2025-09-30 00:00 UTC");
    shows(1_761_868_800_000, b"2025-10-31 00:00 UTC");
    shows(1_764_460_800_000, b"2025-11-30 00:00 UTC");
    shows(1_767_139_200_000, b"2025-12-31 00:00 UTC");
    shows(1_767_225_600_000, b"2026-01-01 00:00 UTC");
}

#[test]
fun a_year_by_four_has_a_leap_day() {
    shows(1_709_078_400_000, b"2024-02-28 00:00 UTC");
    shows(1_709_164_800_000, b"2024-02-29 00:00 UTC");
    shows(1_709_251_199_999, b"2024-02-29 23:59 UTC");
    shows(1_709_251_200_000, b"2024-03-01 00:00 UTC");
    shows(1_735_603_200_000, b"2024-12-31 00:00 UTC");
    shows(1_677_542_400_000, b"2023-02-28 00:00 UTC");
    shows(1_677_628_800_000, b"2023-03-01 00:00 UTC");
}

#[test]
fun the_year_2000_has_a_leap_day() {
    shows(946_598_400_000, b"1999-12-31 00:00 UTC");
    shows(946_684_800_000, b"2000-01-01 00:00 UTC");
    shows(951_782_400_000, b"2000-02-29 00:00 UTC");
    shows(951_868_800_000, b"2000-03-01 00:00 UTC");
    shows(978_220_800_000, b"2000-12-31 00:00 UTC");
}

#[test]
fun the_year_2100_has_none() {
    shows(4_107_456_000_000, b"2100-02-28 00:00 UTC");
    shows(4_107_542_399_999, b"2100-02-28 23:59 UTC");
    shows(4_107_542_400_000, b"2100-03-01 00:00 UTC");
    shows(4_102_358_400_000, b"2099-12-31 00:00 UTC");
    shows(4_133_980_800_000, b"2101-01-01 00:00 UTC");
}

#[test]
fun the_last_day_of_four_digits() {
    shows(253_402_300_799_999, b"9999-12-31 23:59 UTC");
    shows(253_281_168_000_000, b"9996-02-29 00:00 UTC");
    shows(253_375_862_400_000, b"9999-03-01 00:00 UTC");
}

#[test]
fun hours_and_minutes_are_padded() {
    shows(1_804_082_700_000, b"2027-03-03 14:05 UTC");
    shows(1_804_067_940_000, b"2027-03-03 09:59 UTC");
    shows(1_823_990_400_000, b"2027-10-20 00:00 UTC");
}

/// Walks every day of 401 years against a calendar kept by counting.
#[test]
fun every_day_of_four_centuries_follows_the_day_before() {
    let lengths = vector[31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let (mut year, mut month, mut day, mut at) = (1970, 1, 1, 0);
    while (year < 2371) {
        let leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = if (month == 2 && leaps) 29 else lengths[month - 1];
        // The first and the last days of each month are where a calendar errs.
        if (day == 1 || day >= 28) {
            let text = *calendar::utc(at * DAY_MS).as_bytes();
            assert!(digits(&text, 0, 4) == year);
            assert!(digits(&text, 5, 7) == month && digits(&text, 8, 10) == day);
        };
        at = at + 1;
        day = day + 1;
        if (day > length) { day = 1; month = month + 1; };
        if (month > 12) { month = 1; year = year + 1; };
    }
}

fun digits(text: &vector<u8>, from: u64, to: u64): u64 {
    let mut number = 0;
    let mut at = from;
    while (at < to) {
        number = number * 10 + (text[at] as u64) - 48;
        at = at + 1;
    };
    number
}
