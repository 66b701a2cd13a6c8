//! Usual attacks: none may leave anything that runs.

use super::*;

/// Each must come out without a script, a handler or an address that runs.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.vn/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror\n=alert(1)//",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text y=20>x</text></a></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"javascript:alert(1)\"></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=\"java&#x0A;script:alert(1)\">x</a>",
    "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
    "<a href=\"jAvAsCrIpT&Tab;:alert(1)\">x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
    "<a href=\"vbscript:x\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "<java&#115;cript:alert(1)>",
    "<javascript:alert(1)>",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](x \"\\\" onerror=\\\"alert(1)\")",
    "![\" onerror=alert(1) x=\"](https://a.vn/b.png)",
    "[x](https://a.vn/\"onmouseover=alert(1)//)",
    "[x](https://a.vn 'x\" onclick=\"alert(1)')",
    "## x {#a\"onclick=\"alert(1)}",
    "## x {#a onclick=alert(1)}",
    "```\"onclick=alert(1)\nx\n```",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=javascript:alert(1)//>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<style>@import 'javascript:alert(1)'</style>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<template><script>alert(1)</script></template>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p title=\"&quot; onclick=&quot;alert(1)\">x</p>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml <script>alert(1)</script> ?>",
    "<a href=\"#\" title='\"><script>alert(1)</script>'>x</a>",
    "<video><source onerror=alert(1)></video>",
    "<p id=\"\u{E000}0\u{E001}\">[x](a.md)&#xE000;0&#xE001;</p>",
    "a <b title=\"&#xE000;0&#xE001;\"> ![\" onerror=x](a.png)",
    ":::note \"><script>alert(1)</script>\n<img src=x onerror=alert(1)>\n:::",
    "[^\"><script>]: x\n\na[^\"><script>]",
    "| <script> | a |\n|-|-|\n| alert(1) | </script> |",
];

#[test]
fn attacks_leave_nothing_that_runs() {
    for attack in ATTACKS {
        for policy in [HtmlPolicy::Sanitise, HtmlPolicy::Escape] {
            let (body, _) = render_with(attack, policy);
            properties::assert_safe(&body, attack);
        }
    }
}

#[test]
fn forbidden_addresses_are_errors() {
    for attack in ATTACKS.iter().filter(|attack| attack.starts_with("[x](j")) {
        assert!(broken(&render(attack).1).contains(&"forbidden-url"), "{attack}");
    }
}
