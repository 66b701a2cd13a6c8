//! Serving: what a browser gets from the program, what open pages hear, and that nothing is
//! written. How single requests are answered is held to beside the server.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::harness::{
    NOW, OpenPage, Reply, SiteTest, Staying, article, ask, contains, eventually, some_silence,
};

/// What it says after every pass that is shown.
const UPDATED: &str = "Updated in ";

/// A site that is being served.
struct Served {
    site: SiteTest,
    program: Staying,
    /// Address and port.
    host: String,
    /// The path of the start page.
    base: String,
}

impl Served {
    /// Serves a site on a port that the system chooses.
    fn new(site: SiteTest, options: &[&str]) -> Self {
        Self::with(site, &[&["--port", "0"], options].concat())
    }

    fn with(site: SiteTest, options: &[&str]) -> Self {
        let program = Staying::start(site.root(), &[&["serve", "--now", NOW], options].concat());
        Self::of(site, program)
    }

    /// A site, and the program that serves it.
    fn of(site: SiteTest, program: Staying) -> Self {
        program.says("Preview at http://", 1);
        let said = program.said();
        let url = said.split("http://").nth(1).unwrap().split(' ').next().unwrap();
        let (host, base) = url.split_once('/').unwrap();
        Self { host: host.to_owned(), base: format!("/{base}"), site, program }
    }

    fn ask(&self, request: &str) -> Reply {
        ask(&self.host, request)
    }

    fn open(&self, path: &str) -> OpenPage {
        OpenPage::new(&self.host, path)
    }

    /// Checks that there is neither an output nor its state.
    #[track_caller]
    fn wrote_nothing(&self) {
        let names = fs::read_dir(self.site.root()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let foreign: Vec<_> = names.filter(|name| name.contains("output")).collect();
        assert_eq!(foreign, Vec::<String>::new());
    }
}

/// Articles of all states, with the default theme.
fn site() -> SiteTest {
    let settings = "-- site.yaml --\ntitle: Trang thử\nbase_url: https://cchc.example/cm/\n";
    let text = settings.to_owned()
        + &article("content/mot.md", "2026-10-01", "")
        + &article("content/hai.md", "2026-10-02", "")
        + &article("content/nhap.md", "2026-10-03", "draft: true\n")
        + &article("content/hen.md", "2026-12-01", "");
    let site = SiteTest::bare(&text);
    site.write("static/tep/phim.mp4", b"0123456789");
    site.write("static/tep/hinh.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site
}

fn body(name: &str, body: &str) -> String {
    format!("---\ntitle: {name}\ndate: 2026-10-01\n---\n{body}\n")
}

#[test]
fn a_browser_gets_what_production_would_send() {
    let served = Served::new(site(), &[]);
    assert_eq!(served.base, "/cm/");
    let check = |path: &str, status: u16, content_type: &str| {
        let reply = served.ask(&format!("GET {path}"));
        assert_eq!((reply.status, reply.header("content-type")), (status, content_type), "{path}");
        assert_eq!(reply.header("content-length"), reply.body.len().to_string(), "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), "", "{path}");
    };
    check("/cm/", 200, "text/html; charset=utf-8");
    check("/cm/2026/10/mot/", 200, "text/html; charset=utf-8");
    check("/cm/rss.xml", 200, "application/xml; charset=utf-8");
    check("/cm/robots.txt", 200, "text/plain; charset=utf-8");
    check("/cm/tep/hinh.svg", 200, "image/svg+xml");
    check("/cm/tep/phim.mp4", 200, "video/mp4");
    check("/cm/khong-co/", 404, "text/html; charset=utf-8");
    check("/rss.xml", 404, "text/plain; charset=utf-8");
    assert_eq!(served.ask("GET /").header("location"), "/cm/");
    assert_eq!(served.ask("GET /cm/2026/10/mot").header("location"), "/cm/2026/10/mot/");

    let tag = served.ask("GET /cm/").header("etag").to_owned();
    let again = served.ask(&format!("GET /cm/\nIf-None-Match: {tag}"));
    assert_eq!((again.status, again.body.len()), (304, 0));
    let part = served.ask("GET /cm/tep/phim.mp4\nRange: bytes=2-4");
    assert_eq!((part.status, part.text()), (206, "234"));
    assert_eq!(part.header("content-range"), "bytes 2-4/10");
    let head = served.ask("HEAD /cm/");
    assert_eq!((head.status, head.body.len()), (200, 0));
    let missing = served.ask("GET /cm/khong-co/");
    contains(missing.text(), "Trang thử");
    served.wrote_nothing();
}

#[test]
fn strangers_are_refused() {
    let served = Served::new(site(), &[]);
    let check = |request: &str, status: u16| {
        let reply = served.ask(request);
        assert_eq!(reply.status, status, "{request}");
        assert!(!reply.text().contains("Trang thử"), "{request}");
    };
    check("POST /cm/", 405);
    check("PUT /cm/mot.md", 405);
    check("GET /cm/\nHost: evil.example", 421);
    check("GET /cm/\nOrigin: https://evil.example", 403);
    check("GET /cm/__cchc/events?path=/cm/\nOrigin: https://evil.example", 403);
    let outside = served.ask("GET /cm/../site.yaml");
    assert_eq!(outside.status, 404);
    assert!(!outside.text().contains("base_url"));
    assert_eq!(served.ask("GET /cm/").status, 200);
}

/// The cards of a page by the names of their articles, each with the state that is marked on it.
fn cards(page: &str) -> BTreeMap<String, Option<&str>> {
    let card = |text: &'_ str| {
        let address =
            text.split("card-title").nth(1)?.split("href=\"").nth(1)?.split('"').next()?;
        address.trim_end_matches('/').rsplit('/').next().map(str::to_owned)
    };
    let texts = page.split("<article class=\"card ").skip(1);
    let texts = texts.map(|text| text.split("</article>").next().unwrap());
    texts.map(|text| (card(text).unwrap(), badge(text))).collect()
}

/// The state that a badge tells.
fn badge(text: &str) -> Option<&str> {
    text.split("<span class=\"badge").nth(1)?.split('>').nth(1)?.split('<').next()
}

/// The ribbon of previews.
const RIBBON: &str = "<p class=\"bar bar-preview\"><strong>Bản xem trước</strong>";

#[test]
fn drafts_and_scheduled_items_are_shown_and_marked() {
    let served = Served::new(site(), &[]);
    let marks =
        [("hai", None), ("hen", Some("Hẹn giờ đăng")), ("mot", None), ("nhap", Some("Bản nháp"))];
    let marks = marks.map(|(name, state)| (name.to_owned(), state));
    for list in ["/cm/", "/cm/luu-tru/2026/"] {
        let page = served.ask(&format!("GET {list}"));
        contains(page.text(), RIBBON);
        assert_eq!(cards(page.text()), BTreeMap::from(marks.clone()), "{list}");
    }
    let pages = [
        ("/cm/2026/10/nhap/", Some("Bản nháp")),
        ("/cm/2026/12/hen/", Some("Hẹn giờ đăng")),
        ("/cm/2026/10/mot/", None),
    ];
    for (path, state) in pages {
        let page = served.ask(&format!("GET {path}"));
        assert_eq!(page.status, 200, "{path}");
        contains(page.text(), RIBBON);
        contains(page.text(), "noindex");
        let head = page.text().split("<header class=\"article-head\">").nth(1).unwrap();
        assert_eq!(badge(head.split("</header>").next().unwrap()), state, "{path}");
    }
    contains(served.ask("GET /cm/khong-co/").text(), RIBBON);
    let public = Served::new(site(), &["--no-drafts"]);
    for path in ["/cm/2026/10/nhap/", "/cm/2026/12/hen/"] {
        assert_eq!(public.ask(&format!("GET {path}")).status, 404, "{path}");
    }
    let home = public.ask("GET /cm/");
    assert!(!home.text().contains("Bản xem trước"));
    assert_eq!(cards(home.text()), BTreeMap::from([marks[0].clone(), marks[2].clone()]));
}

#[test]
fn items_come_and_go_by_the_clock() {
    let site = site();
    let head = |name: &str, line: &str| {
        format!("---\ntitle: {name}\ndate: 2026-10-01\n{line}\n---\nNội dung.\n")
    };
    site.write("content/het.md", head("het", "expires: 2026-11-01T12:00:09+07:00"));
    site.write("content/som.md", head("som", "slug: som").replace("10-01", "11-01T12:00:09+07:00"));
    let served = Served::new(site, &["--no-drafts"]);
    let mut page = served.open("/cm/2026/10/mot/");
    page.hears("event: change");
    served.program.says("as scheduled", 1);
    let home = served.ask("GET /cm/");
    let names: Vec<_> = cards(home.text()).into_keys().collect();
    assert_eq!(names, ["hai", "mot", "som"]);
    assert_eq!(served.ask("GET /cm/2026/11/som/").status, 200);
    contains(served.ask("GET /cm/2026/10/het/").text(), "Hết hiệu lực từ");
    for path in ["/cm/rss.xml", "/cm/sitemap.xml", "/cm/luu-tru/2026/"] {
        let list = served.ask(&format!("GET {path}"));
        assert!(!list.text().contains("/het/") && list.text().contains("/som/"), "{path}");
    }
    served.wrote_nothing();
}

#[test]
fn a_port_in_use_gives_way_to_the_next_one_and_that_is_said() {
    // Where somebody has the port already, that serves as well.
    let _taken = TcpListener::bind("127.0.0.1:4040");
    let served = Served::with(site(), &[]);
    let port: u16 = served.host.rsplit(':').next().unwrap().parse().unwrap();
    assert!((4041..4060).contains(&port), "{port}");
    contains(&served.program.said(), "Port 4040 is in use");
    assert_eq!(served.ask("GET /cm/").status, 200);

    let typed = ["--port", &port.to_string()];
    let other = Served::with(site(), &typed);
    assert!(!other.host.ends_with(&format!(":{port}")), "{}", other.host);
    contains(&other.program.said(), &format!("Port {port} is in use"));
}

#[test]
fn a_server_for_the_network_warns() {
    let served = Served::new(site(), &["--host", "0.0.0.0"]);
    contains(&served.program.said(), "everybody on this network can read");
    // Without a network there is no address in it.
    if let Some(told) = served.program.said().split("in the network: ").nth(1) {
        assert!(told.starts_with("http://") && !told.starts_with("http://0."), "{told}");
    }
    let local = Served::new(site(), &[]);
    assert_eq!(local.program.times("everybody"), 0, "{}", local.program.said());
}

#[test]
fn an_edit_is_told_with_the_addresses_that_it_changes() {
    let served = Served::new(site(), &[]);
    let mut one = served.open("/cm/2026/10/mot/");
    let mut missing = served.open("/cm/khong-co/");
    served.site.save("content/mot.md", body("mot", "Thân bài đã sửa."));
    let heard = one.hears("}\n\n");
    contains(&heard, "event: change");
    contains(&heard, "\"/cm/2026/10/mot/\"");
    assert!(!heard.contains("/cm/2026/12/hen/"), "{heard}");
    contains(served.ask("GET /cm/2026/10/mot/").text(), "Thân bài đã sửa.");
    served.program.says("content/mot.md", 1);
    // A touch is none.
    served.site.save("content/mot.md", body("mot", "Thân bài đã sửa."));
    some_silence();
    assert_eq!(served.program.times(UPDATED), 1, "{}", served.program.said());
    // All pages are told what changed, and how they should look: this one as it does.
    let look = |heard: &str| heard.split("id: ").nth(1).unwrap().lines().next().unwrap().to_owned();
    let before = look(&missing.hears("}\n\n"));
    let settings = fs::read_to_string(served.site.path("site.yaml")).unwrap();
    served.site.save("site.yaml", settings.replace("Trang thử", "Trang đổi tên"));
    let heard = missing.hears("}\n\n");
    contains(&heard, "\"/cm/404.html\"");
    assert_ne!(look(&heard), before);
    one.hears("event: change");
    contains(served.ask("GET /cm/").text(), "Trang đổi tên");
    served.wrote_nothing();
}

#[test]
fn a_broken_template_is_told_over_the_last_good_site_and_taken_back() {
    let served = Served::new(site(), &[]);
    let good = served.ask("GET /cm/").body;
    let mut page = served.open("/cm/");
    served.site.save("templates/part-footer.html", "{% if %}");
    contains(&page.hears("event: problems\n"), "event: ");
    contains(&page.hears("\n\n"), "part-footer.html");
    assert!(served.ask("GET /cm/").body == good);
    served.program.says("The preview is still the last one without errors.", 1);
    served.site.save("templates/part-footer.html", "<footer>Chân trang mới</footer>");
    page.hears("event: change\n");
    page.hears("event: clear\n");
    contains(served.ask("GET /cm/").text(), "Chân trang mới");
    // One that is found only when the page is printed.
    let good = served.ask("GET /cm/").body;
    let broken = "<footer>\n  {{ site.khong_co.gi }}\n</footer>";
    served.site.save("templates/part-footer.html", broken);
    page.hears("event: problems\n");
    let told = page.hears("\n\n");
    contains(&told, "part-footer.html:2:");
    contains(&told, "<pre>  {{ site.khong_co.gi }}</pre>");
    served.program.says("templates/part-footer.html:2:", 1);
    served.program.says("The preview is still the last one without errors.", 2);
    assert!(served.ask("GET /cm/").body == good);
    assert_eq!(served.ask("GET /cm/2026/10/hai/").status, 200);
    let good = served.ask("GET /cm/").body;
    fs::remove_file(served.site.path("templates/part-footer.html")).unwrap();
    page.hears("event: clear\n");
    eventually("the first page", || served.ask("GET /cm/").body != good);
    served.wrote_nothing();
}

#[test]
fn a_site_with_errors_is_served_as_their_list_and_follows_when_mended() {
    let site = site();
    site.write("content/mot.md", "---\ntitle: [sai\n---\nx\n");
    let served = Served::new(site, &[]);
    let page = served.ask("GET /cm/2026/10/mot/");
    assert_eq!(page.status, 500);
    contains(page.text(), "content/mot.md");
    let mut open = served.open("/cm/2026/10/mot/");
    served.site.save("content/mot.md", body("mot", "Đã sửa lỗi."));
    open.hears("data: {\"urls\":null}\n\n");
    contains(served.ask("GET /cm/2026/10/mot/").text(), "Đã sửa lỗi.");
}

#[test]
fn another_folder_in_the_place_of_the_site_is_seen() {
    let site = site();
    let arguments = ["serve", "--site", "site", "--now", NOW, "--port", "0"];
    let program = Staying::start(site.outside(), &arguments);
    let served = Served::of(site, program);
    let (root, outside) = (served.site.root(), served.site.outside());
    let other = SiteTest::from_folder(root);
    other.write("content/mot.md", body("mot", "Từ thư mục khác."));
    let start = Instant::now();
    fs::rename(root, outside.join("cu")).unwrap();
    fs::rename(other.root(), root).unwrap();
    let text = |path: &str| served.ask(&format!("GET {path}")).text().to_owned();
    eventually("the other site", || text("/cm/2026/10/mot/").contains("Từ thư mục khác."));
    served.site.save("content/mot.md", body("mot", "Sửa trong đó."));
    eventually("an edit of it", || text("/cm/2026/10/mot/").contains("Sửa trong đó."));
    // Looking at everything now and then would find it, too, in half a minute.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn the_end_comes_at_once_while_the_first_site_is_made() {
    let site = site();
    for number in 0..1500 {
        site.write(&format!("content/{number}.md"), body("bài", "Nội dung."));
    }
    for command in ["watch", "serve"] {
        let program = Staying::start(site.root(), &[command, "--now", NOW]);
        program.heeds_interrupts();
        let (end, time) = program.interrupt();
        assert_eq!(end.code(), Some(0), "{command}");
        assert!(time < Duration::from_secs(10), "{time:?}");
    }
    // What was being made is left, and cleared away by whoever builds next.
    site.run(&["build", "--now", NOW]).ends_with(0);
    assert!(!site.path(".output.cchc/staging").exists());
}

#[test]
fn the_end_comes_at_once_with_pages_open() {
    let served = Served::new(site(), &[]);
    let mut open: Vec<OpenPage> = (0..3).map(|_| served.open("/cm/")).collect();
    let Served { program, site, .. } = served;
    let (end, time) = program.interrupt();
    assert_eq!(end.code(), Some(0));
    // It takes a moment; the rest is for machines with much else to do.
    assert!(time < Duration::from_secs(10), "{time:?}");
    assert!(open.iter_mut().all(OpenPage::is_dropped));
    assert!(!site.path("output").exists());
}

/// A film of more than a mebibyte, of these bytes.
fn film(byte: u8) -> Vec<u8> {
    let mut film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08free".to_vec();
    film.resize(3 << 20, byte);
    film
}

#[test]
fn films_are_sent_in_parts_and_never_of_two_versions() {
    let site = site();
    site.write("content/phim-dai.mp4", film(b'a'));
    site.write("content/mot.md", body("mot", "[Phim](phim-dai.mp4)"));
    let served = Served::new(site, &[]);
    let path = "/cm/tep/phim-dai.mp4";
    let whole = served.ask(&format!("GET {path}"));
    assert_eq!((whole.status, whole.header("content-type")), (200, "video/mp4"));
    assert!(whole.body == film(b'a'));
    let part = |range: &str| {
        let reply = served.ask(&format!("GET {path}\nRange: bytes={range}"));
        let place = reply.header("content-range").to_owned();
        (reply.status, place, String::from_utf8_lossy(&reply.body).into_owned())
    };
    let expect = |byte: &str| (206, "bytes 3000000-3000002/3145728".to_owned(), byte.repeat(3));
    assert_eq!(part("3000000-3000002"), expect("a"));
    assert_eq!(part("9000000-").0, 416);
    let tag = whole.header("etag");
    assert_eq!(served.ask(&format!("GET {path}\nIf-None-Match: {tag}")).status, 304);
    let head = served.ask(&format!("HEAD {path}"));
    assert_eq!((head.header("content-length"), head.body.len()), ("3145728", 0));

    // While the site has errors, it is as it was: the film, too.
    served.site.save("content/mot.md", "---\ntitle: [sai\n---\n[Phim](phim-dai.mp4)\n");
    served.program.says("The preview is still the last one without errors.", 1);
    served.site.save("content/phim-dai.mp4", film(b'b'));
    some_silence();
    assert_eq!(part("3000000-3000002"), expect("a"));
    // One that was written over is no more; the new one is of another version of the site.
    served.site.save("content/mot.md", body("mot", "[Phim](phim-dai.mp4)"));
    eventually("the new film", || part("3000000-3000002") == expect("b"));
    served.site.save("content/mot.md", "---\ntitle: [sai\n---\n[Phim](phim-dai.mp4)\n");
    served.program.says("The preview is still the last one without errors.", 2);
    served.site.write("content/phim-dai.mp4", film(b'c'));
    assert_eq!(part("3000000-3000002").0, 503);
    assert_eq!(served.ask("GET /cm/").status, 200);
    served.site.save("content/mot.md", body("mot", "[Phim](phim-dai.mp4)"));
    eventually("the last film", || part("3000000-3000002") == expect("c"));
}
