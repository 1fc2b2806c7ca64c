//! Dates as people write them.

use super::*;

fn read(text: &str) -> Vec<String> {
    find(text)
        .iter()
        .map(|range| {
            let from = range.from.map_or_else(String::new, Date::iso);
            let to = match range.to {
                Some(End::Date(date)) => date.iso(),
                Some(End::Present) => "present".to_owned(),
                None => String::new(),
            };
            format!("{from}/{to}")
        })
        .collect()
}

#[test]
fn ranges_are_read_as_people_write_them() {
    for (text, expected) in [
        ("Jan 2020 – Present", "2020-01/present"),
        ("01/2020 - 05/2021", "2020-01/2021-05"),
        ("2019-2021", "2019/2021"),
        ("06-10/2006", "2006-06/2006-10"),
        ("Juni und Juli 2016", "2016-06/2016-07"),
        ("2012, 2013", "2012/2013"),
        ("Term 2016/17 – Term 2017/18", "2016/2018"),
        ("6/11-Present", "2011-06/present"),
        ("2010/11", "2010/2011"),
        ("2010/11 - 2012/03", "2010-11/2012-03"),
        ("2009 Jul-Sep", "2009-07/2009-09"),
        ("5/09 - 6/11", "2009-05/2011-06"),
        ("June 23 – 28, 2019", "2019-06/"),
        ("28 - 30 August 2015", "2015-08/"),
        ("14.–17. März 2016", "2016-03/"),
        ("Nov 28 – Dec 2, 2016", "2016-11/2016-12"),
        ("05.2018--vsl. 08.2018", "2018-05/2018-08"),
        ("Aug 2023 – Expected May 2027", "2023-08/2027-05"),
        ("Expected May 2027", "2027-05/"),
        ("Fev. 2025 – Previsão: Dez. 2028", "2025-02/2028-12"),
        ("Summers 2018-19", "2018/2019"),
        ("2019 (Winter)", "2019/"),
        ("Calgary, AB May 2020", "2020-05/"),
        ("ab Mai 2020", "2020-05/present"),
        ("Sept. 2018", "2018-09/"),
        ("August-2022", "2022-08/"),
        ("Mar2020 – Apr2021", "2020-03/2021-04"),
        ("May-August 2016", "2016-05/2016-08"),
        ("Aug. 2018 – May 2021", "2018-08/2021-05"),
        ("März 2019 bis heute", "2019-03/present"),
        ("janvier 2018 – août 2019", "2018-01/2019-08"),
        ("Marzo 2020 - presente", "2020-03/present"),
        ("2015.9 - 2018.6", "2015-09/2018-06"),
        ("2020-01 to 2021-12", "2020-01/2021-12"),
        ("Jan – May 2021", "2021-01/2021-05"),
        ("Jan.–May 2021", "2021-01/2021-05"),
        ("03–06 2012", "2012-03/2012-06"),
        ("07/08 2004", "2004-07/2004-08"),
        ("2017 – Auj.", "2017/present"),
        ("since 2019", "2019/present"),
        ("Summer 2004", "2004/"),
        ("Fall 2001 – Spring 2005", "2001/2005"),
        ("Q3 2020", "2020/"),
        ("Summer 2012 and 2013", "2012/2013"),
        ("2010 et 2011", "2010/2011"),
        ("2019年4月 – 2021年3月", "2019-04/2021-03"),
        ("2019年4月至今", "2019-04/present"),
        ("2015.9 - 至今", "2015-09/present"),
        ("2018年4月から現在", "2018-04/present"),
        ("अप्रैल 2019 से वर्तमान", "2019-04/present"),
        ("seit 2020", "2020/present"),
        ("desde 2018", "2018/present"),
        ("sinds maart 2021", "2021-03/present"),
        ("janvier 2019 à ce jour", "2019-01/present"),
        ("enero de 2018 - actualidad", "2018-01/present"),
        ("enero de 2018 hasta la actualidad", "2018-01/present"),
        ("mrt. 2019 – heden", "2019-03/present"),
        ("2016/09 - now", "2016-09/present"),
        ("15.01.2020 – 31.12.2020", "2020-01/2020-12"),
        ("2019–20", "2019/2020"),
        ("May 5, 2020", "2020-05/"),
        ("Jan 2016 – Feb 19", "2016-01/2019-02"),
        ("Jun '19 – Jul '20", "2019-06/2020-07"),
        ("2016/17", "2016/2017"),
        ("WS 2016/17 – SS 2018", "2016/2018"),
        ("2014/15 – 2016/17", "2014/2017"),
        ("2011 – en cours", "2011/present"),
        ("2011--in progress", "2011/present"),
        ("March'13 – May'14", "2013-03/2014-05"),
        ("janvier 2019\nà mars 2020", "2019-01/2020-03"),
        ("03 2021 – heute", "2021-03/present"),
        ("2020 - 21", "2020/2021"),
        ("2019/2021", "2019/2021"),
        ("10 2021 -- 03 2023", "2021-10/2023-03"),
        ("Mayo/May 2020 - Febrero/February 2021", "2020-05/2021-02"),
        (
            "Setiembre/September 2012 - presente/present",
            "2012-09/present",
        ),
    ] {
        assert_eq!(read(text), [expected], "{text}");
    }
}

#[test]
fn numbers_that_are_no_dates_stay_numbers() {
    for text in [
        "555-1234",
        "10 – 15 people",
        "1,200 users",
        "50K+ lines",
        "v2.0.1",
        "12345",
        "github.com/2020roe",
        "Techfest'14",
        "Room 12 2070",
        "GS-1999-11",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}
