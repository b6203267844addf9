"""HTML as other programs put it on the clipboard, in their exact shapes; the words are ours."""

# ruff: noqa: E501 - lines are as long as those programs make them

WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/A/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml>
 <w:WordDocument>
  <w:View>Normal</w:View>
  <w:TrackMoves/>
 </w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no;
	margin-bottom:8.0pt;
	font-family:"Aptos",sans-serif;}
h1
	{mso-style-priority:9;
	mso-outline-level:1;
	font-size:20.0pt;}
p.MsoListParagraph, li.MsoListParagraph, div.MsoListParagraph
	{mso-style-priority:34;
	margin-left:36.0pt;}
 /* List Definitions */
@list l0
	{mso-list-id:427696401;
	mso-list-type:hybrid;}
@list l0:level1
	{mso-level-number-format:bullet;
	mso-level-text:\\F0B7;
	font-family:Symbol;}
ol
	{margin-bottom:0cm;}
-->
</style>
<!--[if gte mso 10]>
<style>
 /* Style Definitions */
 table.MsoNormalTable
	{mso-style-name:"Table Normal";}
</style>
<![endif]-->
</head>

<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
"""
WORD_TAIL = """
<!--EndFragment-->
</body>

</html>
"""

WORD_PAGE = (
    WORD_HEAD
    + """
<h1>Our service<o:p></o:p></h1>

<h2><span lang=EN-US style='mso-ansi-language:EN-US'>Referral<o:p></o:p></span></h2>

<p class=MsoNormal>We meet <b style='mso-bidi-font-weight:normal'>everyone</b> within <i
style='mso-bidi-font-style:normal'>five</i> working days<span style='mso-spacerun:yes'>  </span>of
<a href="https://example.org/referral">referral</a>.<o:p></o:p></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>

<p class=MsoNormal><span class=SpellE>Mentors</span> &amp; <span class=GramE>staff</span> walk
alongside.<span style='mso-tab-count:1'>      </span>Always.<o:p></o:p></p>
"""
    + WORD_TAIL
)

WORD_LISTS = (
    WORD_HEAD
    + """
<p class=MsoNormal>We offer:<o:p></o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:
Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Mentoring, <b>weekly</b><o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:
auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New";mso-fareast-font-family:"Courier New"'><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>in
prison<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:108.0pt;mso-add-space:
auto;text-indent:-18.0pt;mso-list:l0 level3 lfo1'><![if !supportLists]><span
style='font-family:Wingdings'><span style='mso-list:Ignore'>§<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span></span><![endif]>on the wing<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span></span><![endif]>Housing advice<o:p></o:p></p>

<p class=MsoNormal>In this order:<o:p></o:p></p>

<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Aptos'><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Meet<o:p></o:p></p>

<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l1 level2 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>a.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>at the gate<o:p></o:p></p>

<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Plan<o:p></o:p></p>
"""
    + WORD_TAIL
)

# Chrome and Edge, and Word itself in newer versions, write the marks as ordinary comments; in double quotes.
WORD_LISTS_AS_COMMENTS = (
    WORD_HEAD
    + """
<p class="MsoListParagraphCxSpFirst" style="margin-left:36.0pt;text-indent:-18.0pt;mso-list:l2 level1 lfo3"><!--[if !supportLists]--><span
style="mso-list:Ignore">(i)<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp; </span></span><!--[endif]--><span>One<o:p></o:p></span></p>
<p class="MsoListParagraphCxSpLast" style="margin-left:36.0pt;text-indent:-18.0pt;mso-list:l2 level1 lfo3"><!--[if !supportLists]--><span
style="mso-list:Ignore">1.1<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp; </span></span><!--[endif]--><span>Two</span></p>
"""
    + WORD_TAIL
)

# Where the styles were stripped on the way, only the ignored span says what the mark is.
WORD_LIST_WITHOUT_CONDITIONS = (
    WORD_HEAD
    + """
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='font-family:Symbol'><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span>Only one</p>
"""
    + WORD_TAIL
)

# A list style on a heading: numbered headings.
WORD_NUMBERED_HEADING = (
    WORD_HEAD
    + """
<h1 style='margin-left:21.6pt;text-indent:-21.6pt;mso-list:l3 level1 lfo4'><![if !supportLists]><span
style='mso-list:Ignore'>1<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Aims<o:p></o:p></h1>
<p class=MsoNormal>Fewer victims.<o:p></o:p></p>
"""
    + WORD_TAIL
)

# The style List Bullet: the paragraph itself says nothing of its list. And a number with words of its own.
WORD_LIST_STYLES = (
    WORD_HEAD
    + """
<p class=MsoListBullet><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Listen<o:p></o:p></p>
<p class=MsoListBullet2><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>then ask<o:p></o:p></p>
<p class=MsoNormal style='mso-list:l5 level1 lfo6'><![if !supportLists]><span style='mso-list:Ignore'>Step 1:<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>Agree<o:p></o:p></p>
<p class=MsoNormal style='mso-list:none'>Words.<o:p></o:p></p>
"""
    + WORD_TAIL
)

WORD_TABLE = (
    WORD_HEAD
    + """
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0
 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal style='margin-bottom:0cm'><b>Step<o:p></o:p></b></p>
  </td>
  <td width=301 valign=top style='width:225.4pt'>
  <p class=MsoNormal style='margin-bottom:0cm'><b>When<o:p></o:p></b></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td width=301 valign=top>
  <p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
  style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;
  </span></span></span><![endif]>Meet<o:p></o:p></p>
  </td>
  <td width=301 valign=top>
  <p class=MsoNormal>Day 1<o:p></o:p></p>
  </td>
 </tr>
</table>

<p class=MsoNormal>After.<o:p></o:p></p>
"""
    + WORD_TAIL
)

LIBREOFFICE = """<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<title></title>
	<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
	<style type="text/css">
		@page { size: 21cm 29.7cm; margin: 2cm }
		p { line-height: 115%; margin-bottom: 0.25cm; background: transparent }
		h1.western { font-family: "Liberation Sans", sans-serif; font-size: 18pt }
		a:link { color: #000080; text-decoration: underline }
	</style>
</head>
<body lang="en-GB" link="#000080" vlink="#800000" dir="ltr"><h1 class="western">
Our service</h1>
<p>We meet <b>everyone</b> within <i>five</i> days of <font color="#000080"><u><a href="https://example.org/referral">referral</a></u></font>.</p>
<ul>
	<li><p style="margin-bottom: 0cm">Mentoring</p>
	<ul>
		<li><p style="margin-bottom: 0cm">in prison</p></li>
	</ul></li>
	<li><p>Housing</p></li>
</ul>
<ol>
	<li><p>Meet</p></li>
	<li><p>Plan</p></li>
</ol>
<table width="100%" cellpadding="4" cellspacing="0">
	<colgroup><col width="128*"/>
	<col width="128*"/>
	</colgroup>
	<thead><tr valign="top"><th width="50%"><p>Step</p></th><th width="50%"><p>When</p></th></tr></thead>
	<tbody><tr valign="top"><td width="50%"><p>Meet</p></td><td width="50%"><p>Day <span style="font-weight: bold">1</span></p></td></tr></tbody>
</table>
<p><br/>

</p>
</body>
</html>"""

CHROME = """<html>
<body>
<!--StartFragment--><h2 style="color: rgb(11, 12, 12); font-family: GDS Transport, arial; font-size: 24px; font-weight: 700; -webkit-text-stroke-width: 0px;">Who can bid</h2><p style="color: rgb(11, 12, 12); font-size: 19px; font-weight: 400;">Any<span> </span><strong style="font-weight: 700;">charity</strong><span> </span>may<span style="display: inline !important; float: none;"> ask, see<span> </span></span><a class="govuk-link" href="https://www.example.gov.uk/bids" style="color: rgb(29, 112, 184);">the guide</a>.</p><ul class="gem-c-list" style="list-style-type: disc;"><li style="margin-bottom: 5px;">small<ul><li><span style="font-style: italic;">very</span> small</li></ul></li><li>large</li></ul><!--EndFragment-->
</body>
</html>"""

FIREFOX = """<meta http-equiv="content-type" content="text/html; charset=utf-8"><h3>Aims</h3>
<p>Fewer <em>victims</em>,
more <b>work</b>.<br>And homes.</p><ol start="3"><li><p>Third</p></li><li>Fourth</li></ol>"""

CHROME_SPAN = """<html>
<body>
<!--StartFragment--><span style="color: rgb(11, 12, 12); font-weight: 400; display: inline !important;">only some words</span><!--EndFragment-->
</body>
</html>"""

GOOGLE_DOCS = """<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0b1f2c3d-7fff-aaaa-bbbb-000000000000"><h1 dir="ltr" style="line-height:1.38;margin-top:20pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;font-weight:400;font-style:normal;white-space:pre-wrap;">Our service</span></h1><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">We meet </span><span style="font-size:11pt;font-weight:700;font-style:normal;white-space:pre-wrap;">everyone</span><span style="font-weight:400;font-style:italic;white-space:pre-wrap;"> soon</span><span style="font-weight:400;white-space:pre-wrap;">, see </span><a href="https://example.org/" style="text-decoration:none;"><span style="font-weight:400;text-decoration:underline;white-space:pre-wrap;">here</span></a><span style="font-weight:400;white-space:pre-wrap;">.</span></p><br /><ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;"><li dir="ltr" style="list-style-type:disc;font-weight:400;white-space:pre;" aria-level="1"><p dir="ltr" style="line-height:1.38;" role="presentation"><span style="font-weight:400;white-space:pre-wrap;">Mentoring</span></p></li><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">in prison</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Housing</span></p></li></ul><ol><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Meet</span></p></li></ol></b><br class="Apple-interchange-newline">"""

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.xl65
	{font-weight:700;}
td
	{white-space:nowrap;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=128 style='border-collapse:
 collapse;width:96pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 width=64 style='height:15.0pt;width:48pt'>Week</td>
  <td class=xl65 width=64 style='width:48pt'>Cost</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 align=right style='height:15.0pt'>1</td>
  <td align=right>£1,000<br>
    with VAT</td>
 </tr>
 <tr height=20>
  <td height=20 colspan=2>Total &lt; limit</td>
 </tr>
<!--EndFragment-->
</table>

</body>

</html>
"""

CALC = """<!DOCTYPE html>

<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
	<style type="text/css">
		body,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
		comment { display:none;  }
	</style>
</head>

<body>
<table cellspacing="0" border="0">
	<colgroup span="2" width="85"></colgroup>
	<tr>
		<td height="17" align="left" valign=bottom><b>Week</b></td>
		<td align="left" valign=bottom><b>Cost</b></td>
	</tr>
	<tr>
		<td height="17" align="right" valign=bottom sdval="1" sdnum="2057;">1</td>
		<td align="right" valign=bottom sdval="1000" sdnum="2057;0;[$£-809]#,##0"><i>£1,000</i></td>
	</tr>
</table>
</body>

</html>"""
