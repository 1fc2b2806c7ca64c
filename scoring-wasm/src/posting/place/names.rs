//! Names of countries, states and provinces behind a city.

use crate::word_list::WordList;

/// Countries and regions as they stand behind a city, in lower case.
pub(super) const COUNTRIES: &str = "australia|austria|belgium|brazil|california|canada|colombia|denmark|england|\
     finland|florida|france|germany|greece|hungary|india|ireland|israel|italy|japan|\
     mexico|new york|new zealand|norway|ontario|poland|portugal|romania|scotland|\
     singapore|south africa|spain|sweden|switzerland|texas|the netherlands|netherlands|\
     uae|ukraine|united arab emirates|united kingdom|united states|usa|wales|deutschland|\
     österreich|schweiz|españa|suisse|belgique|québec|quebec";

/// Countries by their letters, as job boards print them.
pub(super) const COUNTRY_CODES: &str = "AE|AT|AU|BE|BR|CA|CH|CZ|DE|DK|ES|FI|FR|GB|GR|HK|HU|IE|IN|IT|MX|NL|NO|NZ|PH|PL|PT|RO|SE|SG|UK|\
     US|ZA";

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

/// Counties and regions of the United Kingdom and Ireland, states of Australia, regions elsewhere, as
/// they stand behind a town.
pub(super) const REGIONS: &str = "Aberdeenshire|Angus|Antrim|Argyll|Armagh|Ayrshire|Baden-Württemberg|Bavaria|Bayern|Bedfordshire|\
     Berkshire|Brandenburg|Bretagne|Buckinghamshire|Cambridgeshire|Carlow|Cavan|Cheshire|\
     Clare|Co. |Cork|Cornwall|County |Cumbria|Denbighshire|Derbyshire|Derry|Devon|Donegal|Dorset|Dublin|\
     Dumfries|Durham|East Sussex|East Yorkshire|Essex|Fermanagh|Fife|Flintshire|Galway|Glamorgan|\
     Gloucestershire|Greater London|Greater Manchester|Gwent|Gwynedd|Hampshire|Herefordshire|\
     Hertfordshire|Hessen|Île-de-France|Isle of Wight|Kent|Kerry|Kildare|Kilkenny|Lanarkshire|Lancashire|\
     Laois|Leicestershire|Leitrim|Limerick|Lincolnshire|London|Longford|Louth|Mayo|Meath|Merseyside|\
     Middlesex|Midlands|Monaghan|New South Wales|NSW|Niedersachsen|Norfolk|\
     North Yorkshire|Northamptonshire|Northern Ireland|Northumberland|NRW|Nordrhein-Westfalen|\
     Nottinghamshire|Offaly|Oxfordshire|Pembrokeshire|Perthshire|Queensland|QLD|Renfrewshire|Roscommon|\
     Rutland|Sachsen|Scottish Borders|Shropshire|Sligo|Somerset|South Australia|South Yorkshire|\
     Staffordshire|Stirlingshire|Suffolk|Surrey|Sussex|Tasmania|Thüringen|Tipperary|Tyne and Wear|Tyrone|\
     UK|Victoria|Warwickshire|Waterford|West Midlands|West Sussex|West Yorkshire|\
     Western Australia|Westmeath|Wexford|Wicklow|Wiltshire|Worcestershire|Yorkshire";

/// Cities that are told without a region, in lower case: large ones that are no everyday words.
pub(super) const CITIES: WordList = WordList::new(
    "aachen|aberdeen|adelaide|alicante|amsterdam|antwerp|antwerpen|atlanta|auckland|augsburg|austin|\
     baltimore|bangalore|barcelona|bari|basel|bath|bath spa|belfast|bengaluru|berlin|bern|bielefeld|\
     bilbao|birmingham|blackburn|blackpool|bochum|bogotá|bologna|bolton|bonn|bordeaux|boston|\
     bournemouth|bradford|braga|bratislava|braunschweig|bremen|brighton|brisbane|bristol|brno|\
     brussels|bruxelles|bucharest|budapest|buenos aires|calgary|cambridge|canberra|canterbury|\
     cardiff|carlisle|charlotte|chelmsford|cheltenham|chemnitz|chennai|chester|chicago|christchurch|\
     cincinnati|ciudad de méxico|cleveland|colchester|cologne|copenhagen|cork|coventry|crawley|\
     croydon|dallas|darlington|delhi|den haag|denver|derby|detroit|dijon|doncaster|dortmund|dresden|\
     dubai|dublin|duisburg|dundee|dunedin|durham|düsseldorf|eastbourne|edinburgh|edmonton|eindhoven|\
     erfurt|erlangen|exeter|firenze|frankfurt|frankfurt am main|freiburg|galway|gdańsk|geneva|genova|\
     gent|genève|ghent|glasgow|gloucester|gothenburg|granada|graz|grenoble|guadalajara|guildford|\
     gurgaon|göteborg|göttingen|halifax|halle|hamburg|hamilton|hannover|harrogate|heidelberg|\
     helsinki|hobart|hong kong|honolulu|houston|huddersfield|hull|hyderabad|ingolstadt|innsbruck|\
     inverness|ipswich|jacksonville|karlsruhe|kassel|kiel|kilkenny|koblenz|kolkata|kraków|köln|\
     københavn|lausanne|leeds|leicester|leipzig|letterkenny|lille|lima|limerick|lincoln|linz|lisboa|\
     lisbon|liverpool|ljubljana|london|londonderry|los angeles|luton|luxembourg|luzern|lyon|lübeck|\
     madrid|magdeburg|maidstone|mainz|malmö|manchester|mannheim|marseille|medellín|melbourne|memphis|\
     metz|mexico city|miami|middlesbrough|milan|milano|milton keynes|milwaukee|minneapolis|monterrey|\
     montpellier|montreal|montréal|mulhouse|mumbai|munich|murcia|málaga|mönchengladbach|münchen|\
     münster|nancy|nantes|naples|napoli|nashville|new delhi|new orleans|new york|new york city|\
     newcastle|newcastle upon tyne|newport|noida|northampton|norwich|nottingham|nuremberg|nürnberg|\
     oldenburg|orlando|orléans|oslo|osnabrück|ottawa|oxford|palermo|palma|paris|perth|peterborough|\
     philadelphia|pittsburgh|plymouth|poole|porto|portsmouth|potsdam|poznań|prague|praha|preston|\
     pune|québec|regensburg|regina|reims|rennes|roma|rome|rostock|rotterdam|rouen|saarbrücken|\
     sacramento|salisbury|salzburg|san antonio|san diego|san francisco|san jose|santiago|saskatoon|\
     seattle|sevilla|sheffield|shrewsbury|singapore|sligo|slough|solihull|southampton|stavanger|\
     stockholm|stockport|stoke-on-trent|strasbourg|stuttgart|sunderland|surrey|swansea|swindon|\
     sydney|tallinn|tampa|taunton|telford|the hague|torino|toronto|toulon|toulouse|trier|turin|ulm|\
     uppsala|utrecht|valencia|valladolid|vancouver|venezia|vienna|vigo|vilnius|wakefield|warrington|\
     warsaw|warszawa|washington|waterford|wellington|wexford|wien|wiesbaden|winnipeg|winterthur|\
     wolfsburg|wolverhampton|worcester|wrexham|wrocław|wuppertal|würzburg|york|zaragoza|zurich|\
     zürich",
);
