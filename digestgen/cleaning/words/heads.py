"""Words that stand around a headline: sections and places before it, first names behind it.

Data; the rules decide. First names tell where a name begins that no blank or mark divides from the
headline.
"""

from __future__ import annotations

from digestgen.cleaning.words import en
from digestgen.text.sentences import word_set

_MORE_SECTIONS = """
    Auto News; Smart News; Tech News; Business News; Sports News; Political News; Fact Check; Fact
    Checks; News Analysis; Big Story; Top Story; Top Stories; Exclusive; Special Report; Live;
    Live Updates; Explainer; Explained; Video; Videos; Watch; Photos; Gallery; Podcast; Podcasts;
    Interview; Review; Column; Columns; Columnists; Comment; Letters; Ideas; Insights; Insight;
    Investing; Investigations; Companies; Company News; Industry; Entrepreneur; Entrepreneurs;
    Entrepreneurship; Careers; Jobs; Work; Management; Leadership; Marketing; Advertising;
    Ecommerce; Banking; Stocks; Commodities; Currencies; Economics; Trade; Taxes; Insurance;
    Housing; Transportation; Transport; Aviation; Automotive; Auto; Cars; Motors; Gadgets; Apps;
    AI; Computing; Hardware; Laptops; Phones; Apple; Google; Microsoft; Amazon; Android;
    Cybersecurity; Privacy; Blockchain; Bitcoin; Crypto; Physics; Astronomy; Biology; Archaeology;
    History; Humans; Animals; Wildlife; Planet Earth; Earth; Medicine; Medical; Wellness;
    Nutrition; Fitness; Family; Parenting; Parents; Kids; Home & Garden; Garden; Recipes;
    Restaurants; Dining; Drink; Wine; Beauty; Shopping; Deals; Celebrity; Celebrities; Celebs;
    Royals; Royal Family; TV Shows; TV & Radio; Streaming; Radio; Dance; Comedy; Opera; Art;
    Design; Architecture; Museums; Comics; Anime; Esports; NFL; NBA; MLB; NHL; MLS; UFC; MMA; WWE;
    F1; Formula 1; Soccer; Premier League; Basketball; Baseball; Hockey; Golf; Athletics;
    Olympics; Racing; Racing News; Wrestling; High School Sports; College Sports; College
    Football; Community; Neighbors; City; County; State; Region; Regional; Metro; Public Safety;
    Police; Courts; Crime & Courts; Government; White House; Congress; Election 2020; Campaign;
    Foreign Policy; Human Rights; Conflict; War; Terrorism; Press Release; Press Releases;
    Announcements; Events; Case Studies; Blogs; Blog Posts; Uncategorized; Featured; General;
    Articles; Article; Stories; Story; Search; Home Page; Main; Front Page; Trending; All News;
    More News; Nation; Nation & World; World & Nation; Wires; AP News; Top News; Viral; Weird;
    Odd; Oddities; Offbeat; Faith; Ethics; Philosophy; Psychology; Mind; Brain; Sex;
    Relationships; Copy; Copy Link; Link; Tweet; Love; Women; Men; LGBT; Race; Equality; Poverty;
    Migration; Refugees; Disasters; Floods; Wildfires"""
_PLACES = """
    Afghanistan; Albania; Algeria; Argentina; Armenia; Australia; Austria; Azerbaijan; Bahrain;
    Bangladesh; Belarus; Belgium; Bolivia; Bosnia; Brazil; Britain; Bulgaria; Burma; Burundi;
    Cambodia; Cameroon; Canada; Chad; Chile; China; Colombia; Congo; Croatia; Cuba; Cyprus;
    Denmark; Ecuador; Egypt; England; Eritrea; Estonia; Ethiopia; Europe; Finland; France; Gaza;
    Georgia; Germany; Ghana; Greece; Guatemala; Guinea; Haiti; Honduras; Hong Kong; Hungary;
    Iceland; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy; Ivory Coast; Jamaica; Japan;
    Jordan; Kashmir; Kazakhstan; Kenya; Kosovo; Kuwait; Latvia; Lebanon; Liberia; Libya;
    Lithuania; Malawi; Malaysia; Mali; Malta; Mexico; Middle East; Moldova; Mongolia; Morocco;
    Mozambique; Myanmar; Namibia; Nepal; Netherlands; New Zealand; Nicaragua; Niger; Nigeria;
    North Korea; Northern Ireland; Norway; Oman; Pakistan; Palestine; Panama; Paraguay; Peru;
    Philippines; Poland; Portugal; Qatar; Romania; Russia; Rwanda; Saudi Arabia; Scotland;
    Senegal; Serbia; Singapore; Slovakia; Slovenia; Somalia; South Africa; South Korea; South
    Sudan; Spain; Sri Lanka; Sudan; Sweden; Switzerland; Syria; Taiwan; Tanzania; Thailand;
    Tunisia; Turkey; UAE; Uganda; UK; Ukraine; United Kingdom; United States; Uruguay; US; USA;
    Uzbekistan; Vatican; Venezuela; Vietnam; Wales; Yemen; Zambia; Zimbabwe; London; New York;
    California; Texas; Florida; Chicago; Los Angeles; Boston; Washington; Delhi; Mumbai"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(" ".join(item.split()) for item in text.split(";"))


PLACES = _listed(_PLACES)
"""Countries and towns that serve as names of sections."""
SECTIONS = (_listed(_MORE_SECTIONS) | frozenset(en.SECTIONS) | en.CRUMBS) - PLACES
"""What stands above a headline and is no part of it."""

FIRST_NAMES = word_set("""
    Aaron Abby Abdul Abigail Adam Adrian Ahmed Aidan Aisha Alan Albert Alec Alex Alexa Alexander
    Alexandra Alexis Ali Alice Alicia Alison Allan Allen Allison Amanda Amber Amelia Amir Amit Amy
    Ana Anders Andre Andrea Andreas Andrew Andy Angela Angie Anita Ann Anna Anne Annie Anthony
    Antonio Anya April Ariel Arjun Arthur Arun Ashley Audrey Barbara Becky Ben Benjamin Bernard
    Beth Betsy Bill Billy Bob Bobby Brad Bradley Brandon Brenda Brendan Brent Brett Brian Brianna
    Bridget Bruce Bryan Caitlin Calvin Cameron Carl Carla Carlos Carol Caroline Carolyn Casey
    Catherine Cathy Cecilia Chad Charles Charlie Charlotte Chelsea Cheryl Chloe Chris Christian
    Christie Christina Christine Christopher Cindy Claire Clara Clare Clark Cody Colin Connor
    Corey Craig Cristina Curtis Cynthia Daisy Dale Dan Dana Daniel Daniela Danielle Danny Darren
    Dave David Dawn Dean Deborah Debra Deepak Dennis Derek Devin Diana Diane Diego Dmitry Dominic
    Don Donald Donna Doris Doug Douglas Drew Duncan Dustin Dylan Ed Eddie Edward Eileen Elaine
    Eleanor Elena Eli Elias Elizabeth Ella Ellen Ellie Elliot Emily Emma Eric Erica Erik Erika
    Erin Ernest Ethan Eugene Eva Evan Eve Faith Fatima Felix Fernando Fiona Frances Francesca
    Francis Francisco Frank Fred Frederick Gabriel Gareth Gary Gavin Gemma Geoff Geoffrey George
    Gerald Gerard Gina Giovanni Glen Glenn Gloria Gordon Grace Graham Grant Greg Gregory Guy
    Hannah Hans Harriet Harry Harvey Hassan Heather Hector Heidi Helen Helena Henry Holly Howard
    Hugh Hugo Hussein Ian Ibrahim Ingrid Irene Isaac Isabel Isabella Ivan Jack Jackie Jackson
    Jacob Jacqueline Jake James Jamie Jan Jane Janet Janice Jared Jason Javier Jay Jean Jeff
    Jeffrey Jenna Jennifer Jenny Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna
    Joanne Jodi Joe Joel Johan Johannes John Johnny Jon Jonathan Jordan Jorge Jose José Joseph
    Josh Joshua Joyce Juan Judith Judy Julia Julian Juliana Julie Julien June Justin Karen Karin
    Karl Kate Katherine Kathleen Kathryn Kathy Katie Katy Kayla Keith Kelly Kelsey Ken Kenneth
    Kerry Kevin Kim Kimberly Kirsten Kristen Kristin Kristina Kumar Kurt Kyle Lara Larry Laura
    Lauren Laurie Lawrence Leah Lee Leo Leon Leonard Leonardo Leslie Lewis Liam Lily Linda Lindsay
    Lindsey Lisa Liz Lloyd Lois Loretta Lori Louis Louise Lucas Lucia Lucy Luis Luke Lydia Lynn
    Mackenzie Madeleine Madeline Madison Maggie Malcolm Marc Marco Marcus Margaret Maria Marianne
    Marie Marilyn Mario Marion Mark Marta Martha Martin Marvin Mary Mathew Matt Matthew Maureen
    Maurice Max Maxine Maya Meg Megan Meghan Melanie Melinda Melissa Meredith Mia Michael Michele
    Michelle Miguel Mike Miles Miranda Miriam Mitchell Mohammad Mohammed Mohamed Molly Monica
    Morgan Muhammad Nadia Nancy Naomi Natalie Natasha Nate Nathan Nathaniel Neil Nicholas Nick
    Nicola Nicole Nigel Nina Noah Noel Nora Norman Oliver Olivia Omar Oscar Owen Paige Pam Pamela
    Pat Patricia Patrick Paul Paula Pedro Peggy Penny Peter Phil Philip Philippe Phillip Phoebe
    Pierre Priya Rachel Rafael Rahul Rajesh Ralph Ramon Randy Raphael Ravi Ray Raymond Rebecca
    Renee Ricardo Richard Rick Ricky Rita Rob Robert Roberto Robin Rodney Roger Roland Ron Ronald
    Rory Rosa Rose Rosie Ross Roy Ruby Russell Ruth Ryan Sabrina Sally Sam Samantha Samuel Sandra
    Sanjay Sara Sarah Scott Sean Sebastian Sergei Sergio Seth Shane Shannon Sharon Shaun Shawn
    Sheila Shelby Sherry Sheryl Shirley Sid Simon Sofia Sonia Sophia Sophie Spencer Stacey Stacy
    Stan Stanley Stefan Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Sunil Suresh
    Susan Susanna Suzanne Sven Sylvia Tamara Tammy Tanya Tara Tariq Taylor Ted Terence Teresa
    Terry Theresa Thomas Tiffany Tim Timothy Tina Tobias Todd Tom Tommy Toni Tony Tracey Tracy
    Travis Trevor Tyler Valerie Vanessa Vera Veronica Victor Victoria Vijay Vincent Virginia
    Vivian Wade Walter Warren Wayne Wendy Wesley Will William Xavier Yasmin Yvonne Zach Zachary
    Zoe Julius Julianne Juliet Jana Janelle Janine Janis Monika Monique Mona Sunny Satoshi Thu
    Juno Juliette Julieta Jude Augustus Augusta Frida Friedrich Octavia""")
JOB_WORDS = word_set("""Staff Writer Writers Reporter Reporters Editor Senior Associate Assistant
    Contributing
    Contributor Correspondent Columnist Producer Freelance Freelancer Managing Deputy Chief
    Digital News Sports Business Political Politics National Security Technology Science Health
    Features Web Online Special Guest Intern Journalist Photographer Bureau Desk Author Blogger
    Critic Analyst""")
