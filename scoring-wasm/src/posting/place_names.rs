//! Names of countries, states and provinces behind a city.

/// Countries and regions as they stand behind a city, in lower case.
pub(super) const COUNTRIES: &str = "australia|austria|belgium|brazil|california|canada|colombia|denmark|england|\
     finland|florida|france|germany|greece|hungary|india|ireland|israel|italy|japan|\
     mexico|new york|new zealand|norway|ontario|poland|portugal|romania|scotland|\
     singapore|south africa|spain|sweden|switzerland|texas|the netherlands|netherlands|\
     uae|ukraine|united arab emirates|united kingdom|united states|usa|wales|deutschland|\
     österreich|schweiz|españa|suisse|belgique|québec|quebec";

/// States of the United States and provinces of Canada by their letters.
pub(super) const CODES: &str = "AB|AK|AL|AR|AZ|BC|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MB|\
     MD|ME|MI|MN|MO|MS|MT|NB|NC|ND|NE|NH|NJ|NL|NM|NS|NV|NY|OH|OK|ON|OR|PA|\
     PE|QC|RI|SC|SD|SK|TN|TX|UT|VA|VT|WA|WI|WV|WY";

/// The same by their names.
pub(super) const STATES: &str = "Alabama|Alaska|Alberta|Arizona|Arkansas|British Columbia|California|Colorado|\
     Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|\
     Kentucky|Louisiana|Maine|Manitoba|Maryland|Massachusetts|Michigan|Minnesota|\
     Mississippi|Missouri|Montana|Nebraska|Nevada|New Brunswick|New Hampshire|New Jersey|\
     New Mexico|New York|Newfoundland|North Carolina|North Dakota|Nova Scotia|Ohio|\
     Oklahoma|Ontario|Oregon|Pennsylvania|Quebec|Québec|Rhode Island|Saskatchewan|\
     South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|\
     West Virginia|Wisconsin|Wyoming";
